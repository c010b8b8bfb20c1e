import { isJsonObject } from '../../../../protocol/json';
import { NO_HUB_IN_REACH } from '../../../fields/hub';
import type { OperationRun } from '../../../operations/operation';

/** Autodesk answers 200 even if hubs of one region are missing, and reports it in `meta.warnings`. */
export function showWarnings({ ctx }: OperationRun, meta: unknown): void {
	const reported = isJsonObject(meta) ? meta.warnings : undefined;
	const warnings = Array.isArray(reported) ? reported.filter(isJsonObject) : [];
	for (const { Title, title, Detail, detail } of warnings) {
		const text = [title ?? Title, detail ?? Detail].filter(Boolean).join(': ');
		if (text !== '') ctx.addExecutionHints({ message: `Autodesk warns: ${text}` });
	}
}

/** Autodesk answers with an empty list if no account admin added the app. A filter explains an empty list too. */
export function explainEmptyList({ ctx, param }: OperationRun): void {
	const filtered = Object.keys(param<object>('filters', {})).length > 0;
	if (!filtered) ctx.addExecutionHints({ message: NO_HUB_IN_REACH });
}
