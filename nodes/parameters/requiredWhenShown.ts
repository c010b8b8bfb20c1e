import type { DisplayCondition, INodeProperties, NodeParameterValue } from 'n8n-workflow';

type DisplayValues = Array<NodeParameterValue | DisplayCondition>;

/** Parameters that never hold an expression. */
const FIXED: ReadonlySet<string> = new Set(['resource', 'operation', 'authentication', '@version']);

/** Types of which n8n never says that a value is missing. */
const NEVER_MISSED: ReadonlySet<string> = new Set(['json']);

const AN_EXPRESSION: DisplayCondition = { _cnd: { startsWith: '=' } };

/**
 * The property as n8n should check it. n8n counts a parameter as shown if another one that decides about it
 * holds an expression, whatever the expression returns, and refuses to run the workflow if it is required and
 * empty. Such a parameter becomes two: one is required and never shows for an expression, the other shows for
 * expressions only, where the operation itself checks what is missing.
 *
 * The second one only keeps the value. The editor never shows it, because it puts the value of the expression
 * in its place before it decides.
 */
export function requiredWhenShown(property: INodeProperties): INodeProperties[] {
	const { show = {}, hide } = property.displayOptions ?? {};
	const deciding = Object.keys(show).filter((name) => !FIXED.has(name));
	const last = deciding.at(-1);
	if (property.required !== true || last === undefined) return [property];
	if (NEVER_MISSED.has(property.type)) return [property];
	const fixed = Object.entries(show).filter(([name]) => FIXED.has(name));
	const otherwise = deciding.map((name) => [name, noneOf(show[name] ?? [])]);
	const { displayName, name, type, options, default: preset } = property;
	return [
		{
			...property,
			displayOptions: {
				show: Object.fromEntries(fixed),
				hide: { ...hide, ...Object.fromEntries(otherwise) },
			},
		},
		{
			displayName,
			name,
			type,
			options,
			default: preset,
			// n8n looks at one parameter after another, and an expression in any of them is enough.
			displayOptions: { show: { ...show, [last]: [AN_EXPRESSION] } },
		},
	];
}

/** Holds for every value other than these, also for an expression. */
function noneOf(values: DisplayValues): DisplayValues {
	const [only] = values;
	if (values.length === 1 && !isCondition(only)) return [{ _cnd: { not: only ?? null } }];
	const escaped = values.map((value) => String(value).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return [{ _cnd: { regex: `^(?!(?:${escaped.join('|')})$)` } }];
}

function isCondition(value: unknown): value is DisplayCondition {
	return typeof value === 'object' && value !== null;
}
