import { afterAll, afterEach, beforeAll } from 'vitest';
import { Target } from './target';

/** A target that listens during the tests of the surrounding `describe`. It answers 200 again after each. */
export function useTarget(): Target {
	const target = new Target();
	beforeAll(() => target.listen());
	afterEach(() => target.answerOk());
	afterAll(() => target.close());
	return target;
}
