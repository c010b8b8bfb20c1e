import type { RedisPlace } from './redis/redisUrl';

/** Which store to open. */
export type StoreConfig =
	| {
			kind: 'redis';
			place: RedisPlace;
			/** How many must have a write before it counts. Absent: one where a replica would take over. */
			replicas?: number;
	  }
	| { kind: 'postgres'; url: string }
	| { kind: 'embedded' };
