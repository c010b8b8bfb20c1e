const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** The npm process in between may forward the same Ctrl-C a second time. */
const ECHO_MILLISECONDS = 1_000;

/**
 * Resolves on Ctrl-C, `kill` or a closed terminal, so that everything can be stopped in order. A
 * second signal a while later ends this process at once.
 */
export async function interruption(): Promise<'interrupted'> {
	return await new Promise((resolve) => {
		let firstAt: number | undefined;
		for (const signal of SIGNALS) {
			process.on(signal, () => {
				firstAt ??= Date.now();
				if (Date.now() - firstAt > ECHO_MILLISECONDS) process.exit(130);
				resolve('interrupted');
			});
		}
	});
}
