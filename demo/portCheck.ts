import { isFree } from '../worker/test/setup/freePort';
import type { Ports } from '../test/e2e/stack/ports';
import { DemoError } from './demoError';
import { PORT_NAMES, PORT_VARIABLES } from './settings';
import type { DemoSettings } from './settings';

/** @throws DemoError that names every port in use and the variable that changes it */
export async function assertPortsFree({ ports }: DemoSettings): Promise<void> {
	const taken: Array<keyof Ports> = [];
	for (const name of PORT_NAMES) {
		if (!(await isFree(ports[name]))) taken.push(name);
	}
	if (taken.length === 0) return;
	const lines = taken.map((name) => {
		const { what, variable } = PORT_VARIABLES[name];
		return `Port ${ports[name]} (for ${what}) is in use by another program. Choose another with ${variable}.`;
	});
	const example = taken.map((name) => `${PORT_VARIABLES[name].variable}=${another(ports[name])}`);
	throw new DemoError(`${lines.join('\n')}\nFor example: ${example.join(' ')} npm run demo`);
}

function another(port: number): number {
	return port + 10_000 <= 65_535 ? port + 10_000 : port - 10_000;
}
