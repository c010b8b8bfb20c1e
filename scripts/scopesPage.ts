import { suitability } from '../nodes/actionNode/suitableCredentials';
import { ACCESS_KINDS } from '../nodes/apsClient/access';
import { callsAnyEndpoint } from '../nodes/operations/operation';
import { HOOK_SCOPES, SCOPES } from '../protocol/aps/scopes';
import type { Scope } from '../protocol/aps/scopes';
import { linkTo } from './actionsTable';
import { everyOperation } from './everyOperation';
import type { PlacedOperation } from './everyOperation';
import { code, pageWithNarrowTables, row, tableHead } from './markdown';

const INTRODUCTION = `# Scopes

The scopes to select in a credential, unless you select **Scopes by What You Do** there. \`npm run docs\` generates this page from
\`nodes/*/operations/\`; do not edit it by hand.

The [setup guide](https://n8n-nodes-autodesk-platform-services.github.io/n8n-nodes-autodesk-platform-services/setup.html)
shows the scopes for what you want to do, with everything else to set up. In a clone of this repository, print exactly the scopes and credentials that a set of operations needs:

\`\`\`sh
npm run scopes -- "List Hubs" "Create Folder"
\`\`\`

Select no more than that, because a leaked token can do everything its scopes allow. Scopes alone do not grant
access: a user or a service account also needs permissions on the project or account, and in every case an
account admin must have added the client ID as a custom integration. Where Autodesk lists \`data:create\` without
\`data:write\`, it also accepts \`data:write\`.

Lists in the editor are read with the same credential: accounts, hubs, projects, folders, files, objects and
webhooks need \`data:read\`, buckets need \`bucket:read\`, and everything in an account needs
\`account:read\`. Entering something by its name or email address needs the same scope as its list;
entering an ID or a link needs none.
`;

/** The page docs/scopes.md: what each scope allows and who needs it, then what each operation needs. */
export async function scopesPage(): Promise<string> {
	const page = [
		INTRODUCTION,
		'## What each scope allows\n',
		...tableHead(['Scope', 'Allows to']),
		...SCOPE_NAMES.map((scope) => row([code(scope), SCOPES[scope]])),
		'\n## Which operations need a scope\n',
		...SCOPE_NAMES.flatMap(needingOperations),
		'\n## What each operation needs\n',
		'✓: works. **as user**: works only with **Act as User**. Empty: does not work.\n',
		...tableHead([
			'Operation',
			'Autodesk’s action',
			'Scopes',
			...ACCESS_KINDS.map(({ label }) => label),
		]),
		...everyOperation().map(operationRow),
		'\n## Trigger\n',
		`Registering webhooks needs ${scopes(HOOK_SCOPES)}. For the credentials of each event, see [events.md](events.md).`,
	];
	return await pageWithNarrowTables(page.join('\n'), 'docs/scopes.md');
}

const SCOPE_NAMES = Object.keys(SCOPES) as Scope[];

/** A line for each operation, so that a new one adds a line. Nothing for a scope that none needs. */
function needingOperations(scope: Scope): string[] {
	const needing = everyOperation().filter(({ operation }) => operation.scopes.includes(scope));
	if (needing.length === 0) return [];
	return [`\n### ${code(scope)}\n`, ...needing.map((placed) => `- ${linkTo(placed)}`)];
}

function operationRow(placed: PlacedOperation): string {
	const { operation } = placed;
	return row([
		linkTo(placed),
		operation.action ?? '–',
		callsAnyEndpoint(operation) ? 'those of the endpoint' : scopes(operation.scopes),
		...ACCESS_KINDS.map(({ authentication }) => MARKS[suitability(operation, authentication)]),
	]);
}

const MARKS = { yes: '✓', 'with user': '**as user**', no: '' } as const;

function scopes(needed: readonly Scope[]): string {
	return needed.length === 0 ? 'none' : needed.map(code).join(' ');
}
