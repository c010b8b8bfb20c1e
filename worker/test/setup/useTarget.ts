import { afterAll, afterEach, beforeAll } from 'vitest';
import { Target } from './target';

/** A target that listens during the tests of the surrounding `describe`. After each, it answers 200 again. */
export function useTarget(): Target {
	const target = new Target();
	beforeAll(() => target.listen());
	afterEach(() => target.answerOk());
	afterAll(() => target.close());
	return target;
}
