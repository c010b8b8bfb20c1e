interface Cause {
	/** Matches npm's output for this cause. */
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
			'The SQLite driver could neither be downloaded from github.com nor compiled. ' +
			'Install a compiler and try again, for example "apt-get install build-essential python3".',
	},
	{
		sign: /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/i,
		advice:
			'The npm registry cannot be reached. It is needed once. Check the network connection ' +
			'("npm ping") or the proxy settings, and try again.',
	},
];

/** The remedy for a failed installation, based on npm's output. */
export function installAdvice(output: string): string {
	return CAUSES.find(({ sign }) => sign.test(output))?.advice ?? 'Output of npm:';
}
