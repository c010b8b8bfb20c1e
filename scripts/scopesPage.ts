import { suitability } from '../nodes/actionNode/suitableCredentials';
import { HOOK_SCOPES } from '../nodes/AutodeskPlatformServicesTrigger/lifecycle/refusedHook';
import { ACCESS_KINDS } from '../nodes/apsClient/access';
import { SCOPES } from '../protocol/aps/scopes';
import type { Scope } from '../protocol/aps/scopes';
import { everyOperation } from './everyOperation';
import type { PlacedOperation } from './everyOperation';
import { anchor, code, markdown, row, tableHead } from './markdown';

const INTRODUCTION = `# Scopes

Which scopes to tick in a credential. This page is made from the operations in
\`nodes/AutodeskPlatformServices/operations/\` by \`npm run docs\`; do not edit it by hand.

For a set of operations, this prints exactly the scopes to tick and the credentials that can do them, in a
clone of this repository:

\`\`\`sh
npm run scopes -- "List Hubs" "Create Folder"
\`\`\`

Tick no more than that: a scope is what a leaked token could do. Scopes alone open nothing. A user or a
service account needs rights on the project or account as well, and an account admin must have added the
client ID as a custom integration, whoever acts. Autodesk takes \`data:write\` also where it lists
\`data:create\`.

Choosing from a list in the editor reads with the same credential: accounts, hubs, projects, folders,
files, objects and webhooks need \`data:read\`, buckets \`bucket:read\`, and what belongs to an account
\`account:read\`. Entering an ID or a link needs none of these.
`;

/** The page docs/scopes.md: what each scope allows, then what each operation needs. */
export async function scopesPage(): Promise<string> {
	const page = [
		INTRODUCTION,
		'## What each scope allows\n',
		...tableHead(['Scope', 'Allows to', 'Operations that need it']),
		...(Object.keys(SCOPES) as Scope[]).map(scopeRow),
		'\n## What each operation needs\n',
		'✓ works, **as user** works with **Act as User** only, empty does not work.\n',
		...tableHead([
			'Operation',
			'Autodesk’s action',
			'Scopes',
			...ACCESS_KINDS.map(({ label }) => label),
		]),
		...everyOperation().map(operationRow),
		'\n## Trigger\n',
		`Registering webhooks needs ${scopes(HOOK_SCOPES)}. Which credentials an event takes stands in [events.md](events.md).`,
	];
	return await markdown(page.join('\n'), 'docs/scopes.md');
}

function scopeRow(scope: Scope): string {
	const needing = everyOperation().filter(({ operation }) => operation.scopes.includes(scope));
	return row([code(scope), SCOPES[scope], needing.map(link).join(', ') || '–']);
}

function operationRow(placed: PlacedOperation): string {
	const { operation } = placed;
	return row([
		link(placed),
		operation.action ?? '–',
		scopes(operation.scopes),
		...ACCESS_KINDS.map(({ authentication }) => MARKS[suitability(operation, authentication)]),
	]);
}

const MARKS = { yes: '✓', 'with user': '**as user**', no: '' } as const;

function link({ title }: PlacedOperation): string {
	return `[${title}](actions.md#${anchor(title)})`;
}

function scopes(needed: readonly Scope[]): string {
	return needed.length === 0 ? 'none' : needed.map(code).join(' ');
}
