/**
 * One environment variable, and everything known about it. Configuration, error messages and the table in
 * the README are derived from it.
 */
export interface Setting {
	/** Name of the environment variable. */
	variable: string;
	/** For the README, in Markdown. */
	about: string;
	/** The value used if the variable is not set. Absent: none. */
	default?: string;
	/** For the README, in Markdown, if the default is not a text that a user would write. */
	defaultAbout?: string;
	/** A valid value, as a user would write it. */
	example: string;
	/** Whether the worker refuses to start without it if `NODE_ENV=production`. */
	requiredInProduction?: boolean;
	/** @returns undefined if the text is invalid */
	read: (text: string) => unknown;
	/** What is wrong with the text; continues the name of the variable. */
	problem: string;
}

/** Settings by the names of their values in the code. */
export type Settings = Readonly<Record<string, Setting>>;

type Read<Each extends Setting> = Exclude<ReturnType<Each['read']>, undefined>;

/** The values of settings. One without a default may be undefined. */
export type ValuesOf<Group extends Settings> = {
	[Name in keyof Group]: Group[Name] extends { default: string }
		? Read<Group[Name]>
		: Read<Group[Name]> | undefined;
};

/** Environment variables that are set, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads settings from environment variables.
 *
 * @param problems receives a sentence for each invalid variable, with a valid example
 * @returns a value for each setting; meaningless if there are problems
 */
export function readSettings<Group extends Settings>(
	group: Group,
	environment: Environment,
	problems: string[],
): ValuesOf<Group> {
	const values = Object.entries(group).map(([name, setting]) => [
		name,
		readSetting(setting, environment, problems),
	]);
	return Object.fromEntries(values) as ValuesOf<Group>;
}

function readSetting(setting: Setting, environment: Environment, problems: string[]): unknown {
	const { variable, problem, example } = setting;
	const text = environment[variable];
	const isMissing = text === undefined && environment.NODE_ENV === 'production';
	if (isMissing && setting.requiredInProduction) {
		problems.push(
			`${variable} is not set, and NODE_ENV=production requires it. Example: ${variable}=${example}`,
		);
	}
	const counted = text ?? setting.default;
	if (counted === undefined) return undefined;
	const value = setting.read(counted);
	if (value === undefined) problems.push(`${variable} ${problem}. Example: ${variable}=${example}`);
	return value;
}
