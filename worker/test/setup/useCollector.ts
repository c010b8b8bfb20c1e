import { afterAll, beforeAll } from 'vitest';
import { Collector } from './traceCollector';

/** A collector of traces that listens during the tests of the surrounding `describe`. */
export function useCollector(): Collector {
	const collector = new Collector();
	beforeAll(() => collector.listen());
	afterAll(() => collector.close());
	return collector;
}
