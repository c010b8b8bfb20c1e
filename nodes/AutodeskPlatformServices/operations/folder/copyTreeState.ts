import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { atMost } from '../../../operations/atMost';
import type { OperationRun } from '../../../operations/operation';
import { isComplete } from '../../../trees/copyLine';
import type { CopyLine } from '../../../trees/copyLine';

/** More would not fit into an error that people read. */
const SHOWN_LINES = 10;

const RUN_AGAIN = 'Run it again to copy what is missing';

/** The error that ended a run, with what was copied before. */
export function withStateOf(
	{ ctx, itemIndex }: OperationRun,
	lines: readonly CopyLine[],
	error: unknown,
): unknown {
	const done = lines.filter(({ outcome }) => outcome === 'created' || outcome === 'newVersion');
	if (done.length === 0 || !(error instanceof Error)) return error;
	const files = done.filter(({ kind }) => kind === 'file').length;
	const state = `Before that, ${counted(done.length - files, 'folder')} and ${counted(files, 'file')} were copied. ${RUN_AGAIN}`;
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.description = [error.description, state].filter(Boolean).join('. ');
		return error;
	}
	return new NodeOperationError(ctx.getNode(), error, { itemIndex, description: state });
}

/** @throws NodeOperationError that names what is missing */
export function failUnlessComplete(
	{ ctx, itemIndex }: OperationRun,
	lines: readonly CopyLine[],
): void {
	const open = lines.filter((line) => !isComplete(line));
	if (open.length === 0) return;
	const listed = open.map(
		({ path, problem }) => `${path}: ${problem ?? 'its folder was not copied'}`,
	);
	throw new NodeOperationError(ctx.getNode(), incomplete(lines, open), {
		itemIndex,
		description: [RUN_AGAIN, ...atMost(SHOWN_LINES, listed)].join('. '),
	});
}

/** Adds a hint that names what is missing. */
export function hintUnlessComplete({ ctx }: OperationRun, lines: readonly CopyLine[]): void {
	const open = lines.filter((line) => !isComplete(line));
	if (open.length === 0) return;
	const paths = atMost(
		SHOWN_LINES,
		open.map(({ path }) => path),
	).join(', ');
	ctx.addExecutionHints({ message: `${incomplete(lines, open)}: ${paths}.` });
}

function incomplete(lines: readonly CopyLine[], open: readonly CopyLine[]): string {
	return `${open.length} of ${lines.length} folders and files were not copied completely`;
}

function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
