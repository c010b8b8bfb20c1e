import type { JsonApiList } from '../../../shared/aps/jsonApi';
import type { OperationRun } from '../operation';

/**
 * Autodesk answers 200 even when hubs are missing: because of trouble in one region (told in
 * `meta.warnings`), or because no account admin let the app in (told by an empty list only).
 */
export function hintAbout({ ctx, param }: OperationRun, { data = [], meta }: JsonApiList): void {
	for (const { Title, title, Detail, detail } of meta?.warnings ?? []) {
		const text = [title ?? Title, detail ?? Detail].filter(Boolean).join(': ');
		if (text !== '') ctx.addExecutionHints({ message: `Autodesk warns: ${text}` });
	}
	const filtered = Object.keys(param<object>('filters', {})).length > 0;
	if (data.length > 0 || filtered) return;
	ctx.addExecutionHints({
		message:
			'No hub is in reach of this credential. For ACC and BIM 360 an account admin must add the client ID under Account Admin > Custom Integrations.',
	});
}
