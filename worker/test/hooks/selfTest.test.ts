import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useHookWorld, type RegisteredTrigger } from '../setup/hookWorld';

/** The worker behind a proxy, at the address that `PUBLIC_URL` contains. */
describe('an inactive hook behind a proxy', () => {
	let proxy: Server;
	let behave: RequestListener;
	let trigger: RegisteredTrigger;

	const passOn: RequestListener = (incoming, outgoing) => {
		const { method, headers, url } = incoming;
		const onward = request(`${world.worker.url}${url}`, { method, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(onward);
	};

	beforeAll(async () => {
		proxy = createServer((incoming, outgoing) => behave(incoming, outgoing));
		proxy.listen(0, '127.0.0.1');
		await once(proxy, 'listening');
	});
	afterAll(() => {
		proxy.closeAllConnections();
		proxy.close();
	});
	const world = useHookWorld({
		environment: () => ({
			PUBLIC_URL: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
		}),
	});

	async function checkInactive(): Promise<void> {
		trigger = await world.register();
		await world.check();
		trigger.hook.status = 'inactive';
		await world.check();
	}

	it('is reactivated when the proxy passes callbacks on', async () => {
		behave = passOn;
		await checkInactive();
		expect(trigger.hook.status).toBe('active');
	});

	it.each<[string, RequestListener, RegExp]>([
		[
			'answers with its own page',
			(_request, response) => void response.writeHead(200).end('<html>Welcome</html>'),
			/something other than this worker answered 200/,
		],
		[
			'accepts everything without passing it on',
			(_request, response) => void response.writeHead(204).end(),
			/something other than this worker answered 204/,
		],
		[
			'redirects',
			(incoming, response) =>
				void response.writeHead(301, { location: `${world.worker.url}${incoming.url}` }).end(),
			/something other than this worker answered 301/,
		],
		['hangs up', (incoming) => void incoming.socket.destroy(), /do not reach this worker/],
	])('stays inactive if the proxy %s', async (_what, behaviour, problem) => {
		behave = behaviour;
		await checkInactive();
		expect(trigger.hook.status).toBe('inactive');
		expect(await world.hookOf(trigger)).toMatchObject({
			status: 'inactive',
			problem: expect.stringMatching(problem),
		});
		behave = passOn;
		await world.check();
		expect(trigger.hook.status).toBe('active');
		expect(await world.hookOf(trigger)).toMatchObject({ status: 'active', problem: null });
	});

	it('counts neither as an event nor as a callback in the metrics', async () => {
		behave = passOn;
		await checkInactive();
		const metrics = await world.worker.metrics();
		expect(metrics).toMatch(/aps_worker_self_tests_total\{outcome="passed"\} [1-9]/);
		expect(metrics).not.toMatch(/aps_worker_callbacks_total\{outcome="(accepted|malformed)"\}/);
		expect(metrics).toContain('aps_worker_hooks{region="US",status="active"} 1');
		expect(metrics).toMatch(/aps_worker_hooks_repaired_total\{action="reactivated"\} [1-9]/);
		expect(metrics).toMatch(/aps_worker_hook_check_age_seconds\{region="US"\} \d/);
		expect(world.eventsAt(trigger)).toEqual([]);
	});
});
