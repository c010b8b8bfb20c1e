import type { EventAbout } from '../../../protocol/events/eventAbout/eventAbout';
import type { DeliverySummary } from '../../../protocol/worker/api/shapes/delivery';
import { table } from './table';

/** Widest cell of a column that could be wider, in characters. `--json` has all of it. */
const WIDEST = 40;

interface Column {
	title: string;
	cell: (delivery: DeliverySummary) => string;
	/** Whether it is left out if no event has it. */
	optional?: true;
}

const COLUMNS: readonly Column[] = [
	{ title: 'ID', cell: ({ id }) => id },
	{ title: 'STATUS', cell: ({ status }) => status },
	{ title: 'RECEIVED', cell: ({ receivedAt }) => receivedAt },
	{ title: 'EVENT', cell: ({ event }) => event },
	{ title: 'ABOUT', cell: ({ about }) => cut(thingOf(about)), optional: true },
	{
		title: 'PROJECT',
		cell: ({ about }) => cut(about?.projectName ?? about?.projectId ?? ''),
		optional: true,
	},
	{ title: 'USER', cell: ({ about }) => cut(about?.userName ?? about?.user ?? ''), optional: true },
	{ title: 'SUBSCRIPTION', cell: ({ subscriptionLabel }) => cut(subscriptionLabel) },
	{ title: 'ATTEMPTS', cell: ({ attempts }) => String(attempts) },
	{ title: 'REASON', cell: ({ reason }) => reason ?? '' },
];

/** Events as a table, one a line. */
export function eventTable(deliveries: readonly DeliverySummary[]): string {
	const columns = COLUMNS.map(({ title, cell, optional }) => ({
		title,
		cells: deliveries.map(cell),
		optional,
	})).filter(({ cells, optional }) => !optional || cells.some(Boolean));
	return table(
		columns.map(({ title }) => title),
		deliveries.map((_delivery, row) => columns.map(({ cells }) => cells[row] ?? '')),
	);
}

/** What an event is about, field by field; no rows if it does not say. */
export function aboutRows(about: EventAbout | null): Array<[field: string, value: string]> {
	return Object.entries(about ?? {}).map(([field, value]) => [`about.${field}`, value]);
}

/** `file plan.dwg`, or its ID if it has no name. */
function thingOf(about: EventAbout | null): string {
	return [about?.kind, about?.name ?? about?.id].filter(Boolean).join(' ');
}

function cut(text: string): string {
	return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…`.toWellFormed() : text;
}
