import { describe, expect, it } from 'vitest';
import { parseRedisUrl } from '../../../src/store/redis/redisUrl';

describe('Redis URL', () => {
	it.each([
		[
			'redis://localhost',
			{ kind: 'single', hosts: [{ host: 'localhost', port: 6379 }], tls: false },
		],
		[
			'rediss://user:se:cr%40t@redis.example.com:6380/2',
			{
				kind: 'single',
				hosts: [{ host: 'redis.example.com', port: 6380 }],
				database: 2,
				username: 'user',
				password: 'se:cr@t',
				tls: true,
			},
		],
		[
			'redis-sentinel://:secret@a,b:26380/events/3',
			{
				kind: 'sentinel',
				hosts: [
					{ host: 'a', port: 26379 },
					{ host: 'b', port: 26380 },
				],
				master: 'events',
				database: 3,
				password: 'secret',
				tls: false,
			},
		],
		[
			'redis-sentinel://a',
			{ kind: 'sentinel', hosts: [{ host: 'a', port: 26379 }], master: 'mymaster', tls: false },
		],
		[
			'rediss-cluster://[::1]:7000,b',
			{
				kind: 'cluster',
				hosts: [
					{ host: '::1', port: 7000 },
					{ host: 'b', port: 6379 },
				],
				tls: true,
			},
		],
	])('is parsed: %s', (url, place) => {
		expect(parseRedisUrl(url)).toEqual(place);
	});

	it.each([
		'localhost:6379',
		'http://localhost',
		'redis://',
		'redis://a,b',
		'redis://localhost/first',
		'redis://%E0%A4%A:secret@localhost',
		'redis-cluster://a/1',
		'redis-cluster://a,',
		'redis-sentinel://a/events/1/2',
	])('is rejected: %s', (url) => {
		expect(parseRedisUrl(url)).toBeUndefined();
	});
});
