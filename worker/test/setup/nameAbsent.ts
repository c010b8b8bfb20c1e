import { browserInstalled } from './browser';
import { postgresInstalled } from './postgresServer';
import { redisInstalled } from './redisServer';

const PROGRAMS = [
	{ name: 'Redis (redis-server)', installed: redisInstalled },
	{ name: 'PostgreSQL', installed: postgresInstalled },
	{ name: 'Chromium', installed: browserInstalled },
];

/** Names what is not installed when the run has ended, because its tests were skipped. */
export default function nameAbsent(): () => void {
	return () => {
		const absent = PROGRAMS.filter(({ installed }) => !installed).map(({ name }) => name);
		if (absent.length === 0) return;
		console.log(
			`Not installed: ${absent.join(', ')}. The tests that need them were skipped; all others ran.`,
		);
	};
}
