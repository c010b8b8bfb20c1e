import type { HookOwner } from '../../protocol/events/eventCatalogue';
import type { Catalogue } from './catalogue';
import type { Choice } from './choice';
import { deliverEvents } from './deliverEvents';
import { FOR_LISTS } from './plan';
import type { CredentialPlan, Plan } from './plan';
import type { Line, Step } from './step';
import { testSteps } from './testSteps';

const MY_APPS = '[aps.autodesk.com/myapps](https://aps.autodesk.com/myapps)';
const APP_TYPES: Readonly<Record<HookOwner, string>> = {
	'3L': '**Traditional Web App**',
	'2L': '**Traditional Web App** or **Server-to-Server**',
	SSA: '**Server-to-Server**',
};

/** What to do for one credential, in order. */
export function stepsFor(catalogue: Catalogue, choice: Choice, plan: CredentialPlan): Step[] {
	return [
		createApp(choice, plan),
		...(plan.kind === 'SSA' ? [createAccount()] : []),
		customIntegration(plan, choice),
		permissions(plan),
		createCredential(catalogue, plan),
	];
}

/** What to do after the credentials are there: the delivery of events, and a first test. */
export function closingSteps(catalogue: Catalogue, choice: Choice, plan: Plan): Step[] {
	const events = catalogue.events.filter(({ key }) => choice.events.includes(key));
	return [
		...(events.length > 0 ? [deliverEvents(events, choice)] : []),
		...testSteps(catalogue, choice, plan, events),
	];
}

/** n8n's address as entered, without a path; a placeholder while there is none. */
export function callbackUrl({ n8n }: Choice): string {
	const address = n8n.trim().replace(/\/+$/, '') || 'https://your-n8n.example.com';
	const complete = /^https?:\/\//i.test(address) ? address : `https://${address}`;
	return `${complete}/rest/oauth2-credential/callback`;
}

function createApp(choice: Choice, { kind, apis }: CredentialPlan): Step {
	const callback: Line[] =
		kind === '3L'
			? [
					'As **Callback URL**, enter exactly this. n8n shows it in the credential as **OAuth Redirect URL**:',
					{ label: 'Callback URL', copy: callbackUrl(choice) },
				]
			: ['It needs no callback URL. If the form asks for one, enter the address of your n8n.'];
	return {
		title: 'Create an app at Autodesk',
		lines: [
			`At ${MY_APPS}, create an app of type ${APP_TYPES[kind]}.`,
			...callback,
			...(apis.length > 0 ? ['Under **API Access**, select:', { list: apis }] : []),
		],
	};
}

function createAccount(): Step {
	return {
		title: 'Create the service account and its key',
		lines: [
			'With a token of the app and the scopes `application:service_account:write` and `application:service_account_key:write`, call these two endpoints. n8n’s HTTP Request node with a 2-legged credential of the same app can do it:',
			{
				list: [
					'`POST /authentication/v2/service-accounts` with `name`, `firstName` and `lastName`',
					'`POST /authentication/v2/service-accounts/{id}/keys`; Autodesk shows the private key only once',
				],
			},
		],
	};
}

function customIntegration(
	{ kind, customIntegration: needed }: CredentialPlan,
	{ hub }: Choice,
): Step {
	if (!needed) {
		const why =
			hub === 'team'
				? 'Team and personal hubs are open to the users who sign in.'
				: 'Nothing here is in an ACC or BIM 360 account.';
		return { title: 'No custom integration needed', lines: [why] };
	}
	return {
		title: 'Have the app added to the account',
		lines: [
			'An account admin of ACC or BIM 360 opens **Account Admin > Custom Integrations > Add Custom Integration** and enters the client ID of the app. This is needed once for each account. Until then, hubs are missing from lists and calls return 403.',
			ATTACHED[kind],
		],
	};
}

/** What Autodesk does with an app's service accounts when the app is added. */
const ATTACHED: Readonly<Record<HookOwner, string>> = {
	'3L': 'Whoever signs in still reaches only what they may access in Autodesk.',
	'2L': 'An app without service accounts acts as an account admin and reaches all data of the account. If the app has a service account, Autodesk attaches that to the integration, and the app reaches nothing until the account is invited to a project. Use separate apps for this credential and for service accounts.',
	SSA: 'Create the service account first: Autodesk finds it when the client ID is entered, and attaches it to the integration. If the app has several, the admin enters the email address of the one to attach.',
};

function permissions({ kind, items }: CredentialPlan): Step {
	const admin = items.some(({ event }) => event?.projectAdmin);
	const asUser = items.filter(({ fits }) => fits[kind] === 'user').map(({ title }) => title);
	const unconfirmed = items.filter(({ fits }) => fits[kind] === 'maybe').map(({ title }) => title);
	const lines: Line[] = [WHO_NEEDS_PERMISSIONS[kind]];
	if (admin) lines.push('Autodesk sends events of issues only to **project admins**.');
	if (asUser.length > 0) {
		lines.push('These work only on behalf of a user: enter that user under **Act as User**.', {
			list: asUser,
		});
	}
	if (unconfirmed.length > 0) {
		lines.push('Autodesk does not document these for this credential. Try them first.', {
			list: unconfirmed,
		});
	}
	return { title: 'Check the permissions', lines };
}

const WHO_NEEDS_PERMISSIONS: Readonly<Record<HookOwner, string>> = {
	'3L': 'The user who signs in needs the same permissions as for this work in the browser.',
	'2L': 'The app needs no permissions on single projects or folders.',
	SSA: 'Invite the email address of the service account to your projects as you would invite a person, and give it the permissions that this work needs.',
};

function createCredential(catalogue: Catalogue, plan: CredentialPlan): Step {
	const { kind, scopes, uses } = plan;
	const name = catalogue.credentials.find((candidate) => candidate.kind === kind)?.name;
	return {
		title: 'Create the credential in n8n',
		lines: [
			`Choose **${name}** and paste ${PASTED[kind]}.`,
			...(scopes.length === 0
				? ['Select any scope: these actions need none.']
				: scopeLines(uses, scopes)),
			SAVED[kind],
		],
	};
}

function scopeLines(uses: readonly string[], scopes: CredentialPlan['scopes']): Line[] {
	return [
		'Under **Scopes**, select these:',
		{ list: scopes.map(({ scope, needing }) => `\`${scope}\` for ${reasons(needing)}`) },
		'Or paste them into **Additional Scopes**:',
		{ label: 'Scopes', copy: scopes.map(({ scope }) => scope).join(' ') },
		`Or, to have room for more of the same kind, select under **Scopes by What You Do**: ${uses.map((use) => `**${use}**`).join(', ')}.`,
	];
}

const MOST_REASONS = 3;

function reasons(needing: readonly string[]): string {
	const titles = [...needing].sort((a, b) => Number(a === FOR_LISTS) - Number(b === FOR_LISTS));
	if (titles.length <= MOST_REASONS) return titles.join(', ');
	return `${titles.slice(0, MOST_REASONS - 1).join(', ')} and ${titles.length - MOST_REASONS + 1} more`;
}

const PASTED: Readonly<Record<HookOwner, string>> = {
	'3L': 'the client ID and secret',
	'2L': 'the client ID and secret',
	SSA: 'the client ID and secret, the service account ID, the key ID and the private key',
};

const SAVED: Readonly<Record<HookOwner, string>> = {
	'3L': 'Choose **Connect** and sign in. The sign-in expires after 15 days without use; choose **Reconnect** then, and after you change scopes.',
	'2L': 'Save. n8n tests the credential and names what is wrong.',
	SSA: 'Save. n8n tests the credential and names the value that is wrong.',
};
