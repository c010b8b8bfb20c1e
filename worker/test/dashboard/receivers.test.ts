import { Webhook } from 'standardwebhooks';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Subscription } from '../../../protocol/worker/api/shapes/subscription';
import { generateSigningSecret } from '../../../protocol/worker/signingSecret';
import { versionAdded } from '../setup/callbackBodies';
import { DashboardVisitor, type Shown } from '../setup/dashboardVisitor';
import { postCallback } from '../setup/postCallback';
import type { ReceivedDelivery } from '../setup/target';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';

const VIEW_KEY = 'key-of-somebody-who-looks-8731';
const VALUE = 'Bearer value.that-nobody/may+read==';

const target = useTarget();
const worker = useWorker({ target, environment: { DASHBOARD_ACTIONS: 'true', VIEW_KEY } });
const readOnly = useWorker({ target });
let operator: DashboardVisitor;

beforeAll(async () => {
	operator = await DashboardVisitor.logIn(worker);
});

const DEFAULTS = { label: '', concurrency: '5', maxEvents: '1', maxWaitSeconds: '0' };

/** What the page shows once under this name; undefined if it does not. */
function once({ text }: Shown, name: 'signingSecret' | 'callbackSecret'): string | undefined {
	return new RegExp(`<code id="${name}-once">([^<]+)</code>`).exec(text)?.[1];
}

/** The page escapes what a secret may contain. */
function unescaped(text: string): string {
	return text.replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
}

async function all(at = worker): Promise<Subscription[]> {
	const response = await at.api('GET', '/subscriptions');
	return ((await response.json()) as { data: Subscription[] }).data;
}

async function added(fields: Record<string, string> = {}) {
	const path = target.newPath();
	const url = target.url(path);
	const answer = await operator.submit('/subscriptions', { ...DEFAULTS, target: url, ...fields });
	expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
	const subscription = (await all()).find((each) => each.target === url);
	if (!subscription) throw new Error(`${url} has no subscription`);
	return { path, url, answer, subscription, page: `/subscriptions/${subscription.id}` };
}

function accepts(secret: string, { headers, rawBody }: ReceivedDelivery): boolean {
	try {
		new Webhook(secret).verify(rawBody, headers as Record<string, string>);
		return true;
	} catch {
		return false;
	}
}

/** The next delivery to a path, to which a test event goes. */
async function tested(path: string, page: string): Promise<ReceivedDelivery> {
	const before = target.at(path).length;
	expect((await operator.submit(`${page}/test`)).text).toContain(
		'Delivered: the target answered 200',
	);
	return target.at(path)[before] as ReceivedDelivery;
}

describe('a receiver that is added in the dashboard', () => {
	it('gets events of Autodesk, signed with the secret that the page shows once', async () => {
		const { answer, subscription, path, page } = await added({
			label: 'Drawings <archive>',
			headers: `Authorization: ${VALUE}\r\nX-Tenant: a`,
			concurrency: '2',
			maxEvents: '10',
			maxWaitSeconds: '0.5',
		});
		expect(subscription).toMatchObject({
			label: 'Drawings <archive>',
			signingKey: 'secret',
			headerNames: ['Authorization', 'X-Tenant'],
			concurrency: 2,
			batch: { maxEvents: 10, maxWaitSeconds: 0.5 },
		});
		const signingSecret = unescaped(once(answer, 'signingSecret') ?? '');
		const callbackSecret = once(answer, 'callbackSecret') ?? '';
		const [, callbackUrl = ''] = />(http[^<]+\/callbacks\/\w+)</.exec(answer.text) ?? [];
		expect(signingSecret).toMatch(/^whsec_/);
		expect(answer.text).toContain('Drawings &#60;archive&#62;');

		const asAutodesk = { ...subscription, callbackUrl, callbackSecret };
		expect((await postCallback(worker.url, asAutodesk, versionAdded())).status).toBe(204);
		await expect.poll(() => target.at(path)).toHaveLength(1);
		const [delivery] = target.at(path) as [ReceivedDelivery];
		expect(accepts(signingSecret, delivery)).toBe(true);
		expect(delivery.headers).toMatchObject({ authorization: VALUE, 'x-tenant': 'a' });

		const later = await operator.open(page);
		expect(once(later, 'signingSecret')).toBeUndefined();
		expect(later.text).toContain('Authorization, X-Tenant');
		for (const { text } of [later, await operator.open(''), answer]) {
			expect(text).not.toContain('that-nobody');
		}
		expect(unescaped(later.text)).not.toContain(signingSecret);
		expect(later.text).not.toContain(callbackSecret);
	});

	it('can have a secret already, which no page repeats', async () => {
		const given = generateSigningSecret();
		const { answer, path, page } = await added({ signingSecret: given });
		expect(unescaped(answer.text)).not.toContain(given);
		expect(once(answer, 'signingSecret')).toBeUndefined();
		expect(once(answer, 'callbackSecret')).toBeDefined();
		expect(accepts(given, await tested(path, page))).toBe(true);
	});

	it('has a page with what to run at Autodesk, and how to verify deliveries', async () => {
		const { page, path, subscription } = await added();
		const { text } = await operator.open(page);
		expect(unescaped(text)).toContain(`"callbackUrl": "${subscription.callbackUrl}"`);
		expect(unescaped(text)).toContain(`app.post("${path}", express.raw(`);
		expect(unescaped(text)).toContain(`@app.post("${path}")`);
	});

	it('is not created twice when the browser sends the form again', async () => {
		const { url, page, subscription } = await added({ label: 'first' });
		const again = await operator.submit('/subscriptions', {
			...DEFAULTS,
			target: url,
			label: 'second',
		});
		expect(again.status).toBe(409);
		expect(again.text).toContain(`<a href="/dashboard${page}">a subscription</a>`);
		expect(once(again, 'callbackSecret')).toBeUndefined();
		expect((await all()).find(({ id }) => id === subscription.id)?.label).toBe('first');
	});

	it('is not mistaken for a trigger node, whose subscription stays as it is', async () => {
		const url = target.url(target.newPath());
		const { id } = await worker.subscribe(url, { label: 'trigger' });
		const answer = await operator.submit('/subscriptions', { ...DEFAULTS, target: url });
		expect(answer.status).toBe(409);
		const page = await operator.open(`/subscriptions/${id}`);
		expect(page.text).toContain('A key derived from API_KEY');
		expect(page.text).not.toContain('/rotate"');
		expect(page.text).not.toContain('/delete"');
		const rotated = await operator.submit(`/subscriptions/${id}/rotate`, {
			keepPreviousHours: '0',
			seen: (await all()).find((each) => each.id === id)?.updatedAt ?? '',
		});
		expect([rotated.status, rotated.text]).toEqual([
			409,
			expect.stringContaining('has no secret to rotate'),
		]);
	});

	it('is deleted with its page', async () => {
		const { page } = await added();
		expect((await operator.submit(`${page}/delete`)).status).toBe(303);
		expect((await operator.open(page)).status).toBe(404);
		expect((await operator.submit(`${page}/delete`)).status).toBe(404);
		expect((await operator.submit(`${page}/test`)).status).toBe(404);
	});
});

describe('the form of a new receiver', () => {
	it.each([
		['no URL', { target: 'receiver' }, 'Target URL: Invalid URL'],
		['another protocol', { target: 'ftp://receiver/aps' }, 'Target URL: Invalid URL'],
		[
			'a target that is not allowed',
			{ target: 'https://elsewhere.example.com/aps' },
			'ALLOWED_TARGETS=https://elsewhere.example.com',
		],
		[
			'a wrong secret',
			{ signingSecret: 'whsec_that-nobody-may-read' },
			'Signing secret: use whsec_',
		],
		['a line that is no header', { headers: VALUE }, 'Line 1 of the headers is not a header'],
		['a forbidden header', { headers: `Host: ${VALUE}` }, 'Header Host: Host belongs to'],
		[
			'too many headers',
			{ headers: Array.from({ length: 11 }, (_, i) => `x-${i}: ${VALUE}`).join('\n') },
			'use at most 10 headers',
		],
		['a label that is too long', { label: 'x'.repeat(201) }, 'Label: use at most 200 characters'],
		['a batch that is too large', { maxEvents: '501' }, 'Events per delivery: use a whole number'],
		['a number that is none', { concurrency: 'many' }, 'Deliveries at the same time: use a whole'],
	])(
		'refuses %s, keeps what is no secret, and creates nothing',
		async (_what, fields, complaint) => {
			const before = await all();
			const url = target.url(target.newPath());
			const answer = await operator.submit('/subscriptions', {
				...DEFAULTS,
				label: 'kept label',
				target: url,
				...fields,
			});
			expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(complaint)]);
			expect(answer.text).not.toContain('that-nobody');
			expect(answer.text).toContain(`value="${'label' in fields ? fields.label : 'kept label'}"`);
			expect(await all()).toEqual(before);
		},
	);

	it('names everything that is wrong at once', async () => {
		const { text } = await operator.submit('/subscriptions', {
			...DEFAULTS,
			target: 'nonsense',
			signingSecret: 'nonsense',
			maxWaitSeconds: '301',
		});
		for (const label of ['Target URL:', 'Signing secret:', 'Wait for more events:']) {
			expect(text).toContain(label);
		}
	});

	it('is refused beyond its size', async () => {
		const answer = await operator.submit('/subscriptions', { headers: 'x'.repeat(40_000) });
		expect(answer.status).toBe(413);
	});
});

describe('the page of a receiver', () => {
	it('sends a test event, and shows why it did not arrive', async () => {
		const { path, page } = await added();
		expect((await tested(path, page)).delivery.events).toMatchObject([
			{ event: 'worker.test', synthetic: true },
		]);
		target.on(path, (_received, response) => response.writeHead(401).end());
		expect((await operator.submit(`${page}/test`)).text).toContain('The target answered 401');
		target.on(path);
	});

	it('replaces headers, removes them, and changes nothing if they are wrong', async () => {
		const { path, page } = await added({ headers: 'X-Old: 1' });
		expect(
			(await operator.submit(`${page}/headers`, { headers: `X-New: ${VALUE}` })).text,
		).toContain('From now on, deliveries carry X-New.');
		const wrong = await operator.submit(`${page}/headers`, { headers: `Webhook-Id: ${VALUE}` });
		expect([wrong.status, wrong.text]).toEqual([
			422,
			expect.stringContaining('Nothing was changed. Header Webhook-Id'),
		]);
		expect(wrong.text).not.toContain('that-nobody');
		const { headers } = await tested(path, page);
		expect(headers['x-new']).toBe(VALUE);
		expect(headers['x-old']).toBeUndefined();
		await operator.submit(`${page}/headers`, { headers: '' });
		expect((await tested(path, page)).headers['x-new']).toBeUndefined();
	});

	it('rotates the secret once, even if the browser sends the form twice', async () => {
		const { path, page, answer, subscription } = await added();
		const first = unescaped(once(answer, 'signingSecret') ?? '');
		const form = { keepPreviousHours: '24', signingSecret: '', seen: subscription.updatedAt };
		const rotated = await operator.submit(`${page}/rotate`, form);
		const second = unescaped(once(rotated, 'signingSecret') ?? '');
		expect(rotated.text).toContain('A secret of its own; the previous one until');
		const again = await operator.submit(`${page}/rotate`, form);
		expect(again.text).toContain('The secret was not rotated');
		expect(once(again, 'signingSecret')).toBeUndefined();
		const delivery = await tested(path, page);
		expect([accepts(first, delivery), accepts(second, delivery)]).toEqual([true, true]);
		expect(String(delivery.headers['webhook-signature']).split(' ')).toHaveLength(2);
	});

	it('rotates to a secret that somebody enters, and ends the one that has leaked', async () => {
		const { path, page, answer, subscription } = await added();
		const given = generateSigningSecret();
		const form = { keepPreviousHours: '0', seen: subscription.updatedAt };
		const wrong = await operator.submit(`${page}/rotate`, {
			...form,
			signingSecret: 'whsec_wrong',
		});
		expect([wrong.status, wrong.text]).toEqual([
			422,
			expect.stringContaining('Nothing was changed. Signing secret: use whsec_'),
		]);
		const tooLong = await operator.submit(`${page}/rotate`, { ...form, keepPreviousHours: '169' });
		expect(tooLong.status).toBe(422);
		const rotated = await operator.submit(`${page}/rotate`, { ...form, signingSecret: given });
		expect(unescaped(rotated.text)).not.toContain(given);
		const delivery = await tested(path, page);
		expect(accepts(given, delivery)).toBe(true);
		expect(accepts(unescaped(once(answer, 'signingSecret') ?? ''), delivery)).toBe(false);
	});

	it('leads back to itself from the address of its forms', async () => {
		const { page } = await added();
		expect((await operator.open(`${page}/rotate`)).status).toBe(303);
		expect((await operator.open('/subscriptions')).status).toBe(303);
	});
});

describe('whoever may not change anything', () => {
	const ACTIONS = ['test', 'headers', 'rotate', 'delete'];

	it('sees no form and no callback URL with a key for looking only, and changes nothing', async () => {
		const { page, subscription, url } = await added({ headers: 'X-Key: 1' });
		const viewer = await DashboardVisitor.logIn(worker, VIEW_KEY);
		const seen = await viewer.open(page);
		expect(seen.status).toBe(200);
		expect(seen.text).toContain('X-Key');
		expect(seen.text).toContain('Log in with a key in <code>API_KEY</code> to send a test event');
		expect(seen.text).not.toContain('/callbacks/');
		expect(seen.text).not.toContain(`/dashboard${page}/`);
		const form = await viewer.open('/subscriptions/new');
		expect(form.text).not.toContain('name="target"');
		expect((await viewer.open('')).text).not.toContain('/subscriptions/new');
		for (const action of ACTIONS) {
			expect((await viewer.submit(`${page}/${action}`)).status).toBe(403);
		}
		const fields = { ...DEFAULTS, target: `${url}/2` };
		expect((await viewer.submit('/subscriptions', fields)).status).toBe(403);
		expect(await all()).toContainEqual(subscription);
		expect(target.at(new URL(url).pathname)).toEqual([]);
	});

	it('finds out which variable allows it while actions are off', async () => {
		const url = target.url(target.newPath());
		const { id } = await readOnly.subscribe(url, { signingKey: 'secret' });
		const visitor = await DashboardVisitor.logIn(readOnly);
		const page = await visitor.open(`/subscriptions/${id}`);
		expect(page.text).toContain('Set <code>DASHBOARD_ACTIONS=true</code> on the worker to send a');
		expect(page.text).not.toContain('/callbacks/');
		const form = await visitor.open('/subscriptions/new');
		expect(form.text).toContain('Set <code>DASHBOARD_ACTIONS=true</code> on the worker to add a');
		for (const action of ACTIONS) {
			expect((await visitor.submit(`/subscriptions/${id}/${action}`)).status).toBe(404);
		}
		const fields = { ...DEFAULTS, target: `${url}/2` };
		expect((await visitor.submit('/subscriptions', fields)).status).toBe(404);
		expect(await all(readOnly)).toHaveLength(1);
		expect(target.at(new URL(url).pathname)).toEqual([]);
	});

	it('is refused without the token of the login', async () => {
		const { page } = await added();
		const forged = await operator.submit(`${page}/delete`, { formToken: 'forged' });
		expect(forged.status).toBe(403);
		expect((await operator.open(page)).status).toBe(200);
	});
});
