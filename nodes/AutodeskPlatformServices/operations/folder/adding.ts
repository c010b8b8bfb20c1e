import { NodeApiError } from 'n8n-workflow';

/**
 * For `catch`, in operations of several calls: adds to a refusal what it leaves behind.
 *
 * @param sentence without its period, as advice ends everywhere
 */
export function adding(sentence: string): (error: unknown) => never {
	return (error) => {
		if (error instanceof NodeApiError) {
			error.description = [error.description, sentence].filter(Boolean).join('. ');
		}
		throw error;
	};
}
