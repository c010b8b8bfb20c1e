import { ALL_SETTINGS } from '../worker/src/config/config';
import type { Setting } from '../worker/src/config/setting';
import { code, markdown, row, tableHead } from './markdown';

/** The environment variables of the worker, one a line, and those that production requires. */
export async function workerSettings(): Promise<string> {
	const lines = [
		...tableHead(['Variable', 'Default', 'What it is']),
		...ALL_SETTINGS.map((setting) =>
			row([code(setting.variable), defaultOf(setting), setting.about]),
		),
		'',
		`With \`NODE_ENV=production\`, you must set ${requiredSettings()}.`,
	];
	return await markdown(lines.join('\n'), 'worker/README.md');
}

/** `A`, `B` and `C`. */
function requiredSettings(): string {
	const names = ALL_SETTINGS.filter(({ requiredInProduction }) => requiredInProduction).map(
		({ variable }) => code(variable),
	);
	return new Intl.ListFormat('en-GB').format(names);
}

function defaultOf({ default: text, defaultAbout }: Setting): string {
	if (defaultAbout !== undefined) return defaultAbout;
	return text === undefined ? '' : code(text);
}
