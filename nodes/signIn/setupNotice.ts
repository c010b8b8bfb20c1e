import type { INodeProperties } from 'n8n-workflow';

const MY_APPS =
	'<a href="https://aps.autodesk.com/myapps" target="_blank">aps.autodesk.com/myapps</a>';

/** The page that `npm run docs` writes to `docs/setup.html`, as GitHub Pages serves it. */
export const SETUP_GUIDE =
	'https://n8n-nodes-autodesk-platform-services.github.io/n8n-nodes-autodesk-platform-services/setup.html';

/** ACC and BIM 360 stay invisible until an account admin has done this, whatever the kind of sign-in. */
const CUSTOM_INTEGRATION =
	'For ACC or BIM 360, ask an account admin to add the client ID once per account under Account Admin > Custom Integrations > Add Custom Integration. Until then, hubs are missing and calls return 403.';

/**
 * The steps of the setup, in order, before the fields that they fill. In a notice, n8n 2.41 shows links
 * and lists, and drops all other tags.
 *
 * @param create how to create the app at Autodesk; begins after "At aps.autodesk.com/myapps, "
 * @param name a field of the base class to take the place of, because n8n shows new fields after all
 * fields of the base class
 */
export function setupNotice(
	create: string,
	steps: readonly string[],
	name = 'setupNotice',
): INodeProperties {
	const all = [`At ${MY_APPS}, ${create}`, CUSTOM_INTEGRATION, ...steps];
	return {
		displayName: `Setup (<a href="${SETUP_GUIDE}" target="_blank">guide for what you want to do</a>):<ul>${all.map((step) => `<li>${step}</li>`).join('')}</ul>`,
		name,
		type: 'notice',
		default: '',
	};
}

/**
 * A field of `oAuth2Api` that stands before Client ID and Client Secret and is of use only with
 * dynamic client registration, which Autodesk does not have.
 */
export const BEFORE_CLIENT_ID = 'serverUrl';
