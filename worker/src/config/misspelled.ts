import type { Environment } from './setting';

/** A variable that is set but has no meaning, and the setting that it resembles. */
export interface Misspelling {
	variable: string;
	meant: string;
}

/** Names shorter than this are ordinary words, such as `PORT` and `HOST`, which resemble many others. */
const MIN_LENGTH = 5;
/** In shorter names, a replaced letter makes another word: `APP_KEY` of other programs is not `API_KEY`. */
const MIN_LENGTH_FOR_REPLACEMENT = 8;

/** Names that n8n and others put before a setting, and that somebody may expect here. */
const PREFIXES = ['APS_WORKER_', 'APS_', 'WORKER_', 'N8N_'];
/** Variables that n8n has itself. They may be set for it in the same environment. */
const OF_N8N: ReadonlySet<string> = new Set([
	'N8N_API_KEY',
	'N8N_ENCRYPTION_KEY',
	'N8N_HOST',
	'N8N_LOG_LEVEL',
	'N8N_PORT',
	'N8N_ROLES',
]);

/**
 * Variables whose names differ from a setting by one letter, two swapped letters or a prefix. A variable is
 * not reported if the setting it resembles is set, too: then it belongs to another program.
 *
 * @param settings the names of all settings
 */
export function misspelledVariables(
	environment: Environment,
	settings: readonly string[],
): Misspelling[] {
	const known = new Set(settings);
	const free = settings.filter((setting) => !environment[setting]);
	return Object.keys(environment)
		.filter((variable) => environment[variable] && !known.has(variable) && !OF_N8N.has(variable))
		.flatMap((variable): Misspelling[] => {
			const meant = free.find((setting) => isMeant(variable, setting));
			return meant === undefined ? [] : [{ variable, meant }];
		});
}

function isMeant(variable: string, setting: string): boolean {
	const name = variable.toUpperCase();
	if (PREFIXES.some((prefix) => name === prefix + setting)) return true;
	return setting.length >= MIN_LENGTH && isOneSlipFrom(name, setting);
}

/** Whether one letter was added, left out, replaced or swapped with the next one. */
function isOneSlipFrom(name: string, setting: string): boolean {
	if (name === setting) return true;
	let start = 0;
	while (start < name.length && name[start] === setting[start]) start += 1;
	const [restOfName, restOfSetting] = [name.slice(start), setting.slice(start)];
	const isAdded = restOfName.slice(1) === restOfSetting;
	const isLeftOut = restOfName === restOfSetting.slice(1);
	const isSwapped =
		restOfName[0] === restOfSetting[1] &&
		restOfName[1] === restOfSetting[0] &&
		restOfName.slice(2) === restOfSetting.slice(2);
	const isReplaced =
		setting.length >= MIN_LENGTH_FOR_REPLACEMENT && restOfName.slice(1) === restOfSetting.slice(1);
	return isAdded || isLeftOut || isSwapped || isReplaced;
}
