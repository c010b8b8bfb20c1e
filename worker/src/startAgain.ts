/**
 * Makes glibc's allocator return what it no longer needs, from the first free block of this many bytes on. By
 * itself, it keeps tens of megabytes that the embedded store needs only while it starts.
 */
const TRIM = { variable: 'MALLOC_TRIM_THRESHOLD_', bytes: '131072' };

/**
 * Starts this program again in the same process, with the same arguments, because the allocator reads its settings
 * only when a program starts. It returns where that is not needed, or not possible.
 *
 * Call it before anything else is loaded.
 */
export function startAgainWithTrim(): void {
	const { argv, env, execArgv, execPath, permission, platform } = process;
	if (platform !== 'linux' || env[TRIM.variable] !== undefined) return;
	// The program would lose its channel to the process that forked it.
	if (process.connected) return;
	if (permission && !permission.has('child')) return;
	process.execve?.(execPath, [execPath, ...execArgv, ...argv.slice(1)], {
		...env,
		[TRIM.variable]: TRIM.bytes,
	});
}
