/**
 * One environment variable: all that is known about it. Configuration, error messages and the table in
 * the README follow from it.
 */
export interface Setting {
	/** Name of the environment variable. */
	variable: string;
	/** For the README, in Markdown. */
	about: string;
	/** The text that counts when the variable is not set. Absent: nothing does. */
	default?: string;
	/** For the README, in Markdown, where the default is not a text one would write. */
	defaultAbout?: string;
	/** A value that works, as one would write it. */
	example: string;
	/** Whether the worker refuses to start without it when `NODE_ENV=production`. */
	requiredInProduction?: boolean;
	/** @returns undefined when the text is wrong */
	read: (text: string) => unknown;
	/** What is wrong with such a text; continues the name of the variable. */
	problem: string;
}

/** Settings by the names that the code has for their values. */
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
 * @param problems gets a sentence for each variable that is wrong, with an example of one that is not
 * @returns a value for each setting; meaningless when there are problems
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
