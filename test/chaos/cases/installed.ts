import { postgresInstalled } from '../../../worker/test/setup/postgresServer';
import { redisInstalled } from '../../../worker/test/setup/redisServer';

/** Why a case is skipped if a server is missing. */
type Absence = { absent?: string };

export const NEEDS_REDIS: Absence = redisInstalled
	? {}
	: { absent: 'redis-server is not installed' };

export const NEEDS_POSTGRES: Absence = postgresInstalled
	? {}
	: { absent: 'PostgreSQL is not installed' };
