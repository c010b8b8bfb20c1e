/**
 * Prints the scopes that a set of operations needs, and the credentials that can run them.
 *
 * Usage: npm run scopes -- "List Hubs" "Create Folder"
 */
import { suitableCredentials } from '../nodes/actionNode/suitableCredentials';
import { textList } from '../nodes/values/textList';
import { SCOPES } from '../protocol/aps/scopes';
import { neededScopes, titleOf, UnknownOperations } from './neededScopes';
import type { NeededScopes } from './neededScopes';

const USAGE = 'Usage: npm run scopes -- "List Hubs" "Create Folder"\nAll names: docs/scopes.md';

/** One argument may also contain several names, separated by commas. */
function main(entered: readonly string[]): void {
	if (entered.includes('--help')) {
		console.log(USAGE);
		return;
	}
	const names = entered.flatMap((argument) => textList(argument));
	if (names.length === 0) {
		fail(USAGE);
		return;
	}
	try {
		console.log(answer(neededScopes(names)));
	} catch (error) {
		if (!(error instanceof UnknownOperations)) throw error;
		fail(error.message);
	}
}

function answer({ scopes, dependingOnEndpoint, credentials, operations }: NeededScopes): string {
	return [
		...(scopes.length === 0 && dependingOnEndpoint.length === 0 ? ['No scopes needed.'] : []),
		...(scopes.length === 0
			? []
			: [
					'Scopes to select:',
					...columns(
						scopes.map(({ scope, operations: needing }) => [
							scope,
							SCOPES[scope],
							needing.join(', '),
						]),
					),
				]),
		...dependingOnEndpoint.map(
			(name) => `${name} needs the scopes that Autodesk’s reference lists for the endpoint.`,
		),
		'',
		...(credentials.length === 0
			? [
					'No single credential can run all of these operations. Use one for each:',
					...columns(
						operations.map((placed) => [
							titleOf(placed),
							suitableCredentials(placed.operation).join(' or '),
						]),
					),
				]
			: ['Credentials that can run all of them:', ...columns(credentials.map((name) => [name]))]),
	].join('\n');
}

/** Indented, each column as wide as its widest entry. */
function columns(rows: ReadonlyArray<readonly string[]>): string[] {
	const widths = rows[0].map((_cell, column) => Math.max(...rows.map((row) => row[column].length)));
	return rows.map((row) =>
		`  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd(),
	);
}

function fail(message: string): void {
	console.error(message);
	process.exitCode = 1;
}

main(process.argv.slice(2));
