import { NodeApiError } from 'n8n-workflow';

/**
 * For `catch`, in operations that make several calls: adds a sentence to the error's description, for
 * example about the state the failed call leaves behind.
 *
 * @param sentence without a period, like all advice; undefined adds nothing
 */
export function adding(sentence: string | undefined): (error: unknown) => never {
	return (error) => {
		if (sentence !== undefined && error instanceof NodeApiError) {
			error.description = [error.description, sentence].filter(Boolean).join('. ');
		}
		throw error;
	};
}
