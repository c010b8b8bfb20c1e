import { browserInstalled } from './browser';
import { makeEmbeddedTemplate } from './embeddedTemplate';
import { postgresInstalled } from './postgresServer';
import { prometheusInstalled } from './prometheusServer';
import { redisInstalled } from './redisServer';

const PROGRAMS = [
	{ name: 'Redis (redis-server)', installed: redisInstalled },
	{ name: 'PostgreSQL', installed: postgresInstalled },
	{ name: 'Chromium', installed: browserInstalled },
	{ name: 'Prometheus', installed: prometheusInstalled },
];

/** Runs once before all tests of the worker. @returns what to run after them */
export default async function globalSetup(): Promise<() => void> {
	await makeEmbeddedTemplate();
	return nameAbsent;
}

/** Lists what is not installed, because the tests that need it were skipped. */
function nameAbsent(): void {
	const absent = PROGRAMS.filter(({ installed }) => !installed).map(({ name }) => name);
	if (absent.length === 0) return;
	console.log(
		`Not installed: ${absent.join(', ')}. The tests that need them were skipped; all others ran.`,
	);
}
