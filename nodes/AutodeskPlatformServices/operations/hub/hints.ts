import { isJsonObject } from '../../../../protocol/json';
import type { JsonApiPage } from '../../../apsLists/jsonApiPages';
import { NO_HUB_IN_REACH } from '../../../fields/hub';
import type { OperationRun } from '../../../operations/operation';

/**
 * Autodesk answers 200 even if hubs are missing, because of a problem in one region (reported in
 * `meta.warnings`) or because no account admin added the app (the list is just empty).
 */
export function hintAbout({ ctx, param }: OperationRun, { rows, meta = {} }: JsonApiPage): void {
	const warnings = Array.isArray(meta.warnings) ? meta.warnings.filter(isJsonObject) : [];
	for (const { Title, title, Detail, detail } of warnings) {
		const text = [title ?? Title, detail ?? Detail].filter(Boolean).join(': ');
		if (text !== '') ctx.addExecutionHints({ message: `Autodesk warns: ${text}` });
	}
	const filtered = Object.keys(param<object>('filters', {})).length > 0;
	if (rows.length > 0 || filtered) return;
	ctx.addExecutionHints({ message: NO_HUB_IN_REACH });
}
