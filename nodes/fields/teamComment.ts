import { defineParameter } from '../parameters/parameter';
import type { Parameter } from '../parameters/parameter';
import { read } from '../parameters/read';

/** Text of a comment on an issue or RFI. @param longest in characters, where the service has a limit */
export function teamComment(longest?: number): Parameter {
	const limit = longest === undefined ? '' : `, at most ${longest.toLocaleString('en')} characters`;
	return defineParameter({
		displayName: 'Comment',
		name: 'comment',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		default: '',
		description: `Text of the comment${limit}`,
		body: 'body',
		read: read.requiredText(longest),
	});
}
