import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { workerBackends } from './workerBackends';
import { HookWorld } from './hookWorld';

/**
 * The same tests on every kind of store that is installed here, each with a world of its own that is
 * empty at the start of every test.
 */
export function onEachBackend(title: string, tests: (world: () => HookWorld) => void): void {
	describe.each(workerBackends)(`${title} on $name`, ({ absent, start }) => {
		if (absent) {
			it.skip(`not tested: ${absent}`, () => undefined);
			return;
		}

		let world: HookWorld;
		beforeAll(async () => {
			world = await HookWorld.start({ start });
		});
		afterEach(() => world.reset());
		afterAll(() => world.close());

		tests(() => world);
	});
}
