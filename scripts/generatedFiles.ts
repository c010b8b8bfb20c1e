import { readFile } from 'node:fs/promises';
import { actionsPage, actionsSummary, withActionsSummary } from './actionsTable';
import { EVENT_SCHEMA_PATH, eventSchema } from './eventSchema';
import { eventsPage } from './eventsTable';
import { outputSchemas } from './outputSchemas';
import { scopesPage } from './scopesPage';

/** Everything that is made from the operations and the event catalogue, by path. */
export async function generatedFiles(): Promise<Map<string, string>> {
	const readme = await readFile('README.md', 'utf8');
	return new Map([
		['README.md', withActionsSummary(readme, await actionsSummary())],
		['docs/actions.md', await actionsPage()],
		['docs/events.md', await eventsPage()],
		['docs/scopes.md', await scopesPage()],
		[EVENT_SCHEMA_PATH, eventSchema()],
		...outputSchemas(),
	]);
}
