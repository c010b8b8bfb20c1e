/** Invalid configuration. Each problem names the variable, what is wrong and an example. */
export class ConfigError extends Error {
	constructor(readonly problems: readonly string[]) {
		super(problems.join('\n'));
		this.name = 'ConfigError';
	}
}
