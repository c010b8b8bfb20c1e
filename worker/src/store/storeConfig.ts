import type { RedisPlace } from './redis/redisUrl';

/** Which store to open. */
export type StoreConfig =
	| {
			kind: 'redis';
			place: RedisPlace;
			/** Number of replicas that must have a write before it counts. Absent: one if a replica would take over. */
			replicas?: number;
	  }
	| { kind: 'postgres'; url: string }
	| { kind: 'embedded' };
