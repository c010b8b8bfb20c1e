interface Cause {
	/** What npm prints when this is the cause. */
	sign: RegExp;
	advice: string;
}

const CAUSES: readonly Cause[] = [
	{
		sign: /ENOSPC/,
		advice: 'The disk is full: the installation takes about 3 GB, and 1 GB more in the npm cache.',
	},
	{
		sign: /node-gyp|gyp ERR|prebuild-install/,
		advice:
			'The SQLite driver came neither ready-made from github.com nor could it be compiled. ' +
			'Install a compiler and try again, e.g. "apt-get install build-essential python3".',
	},
	{
		sign: /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/i,
		advice:
			'The npm registry cannot be reached. It is needed once; check the network connection ' +
			'("npm ping"), or the proxy settings, and try again.',
	},
];

/** What to do about a failed installation, judged by what npm printed. */
export function installAdvice(output: string): string {
	return CAUSES.find(({ sign }) => sign.test(output))?.advice ?? 'Output of npm:';
}
