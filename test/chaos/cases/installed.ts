import { postgresInstalled } from '../../../worker/test/setup/postgresServer';
import { redisInstalled } from '../../../worker/test/setup/redisServer';

/** What a case that needs a server says when it is not there. */
type Absence = { absent?: string };

export const NEEDS_REDIS: Absence = redisInstalled
	? {}
	: { absent: 'redis-server is not installed' };

export const NEEDS_POSTGRES: Absence = postgresInstalled
	? {}
	: { absent: 'PostgreSQL is not installed' };
