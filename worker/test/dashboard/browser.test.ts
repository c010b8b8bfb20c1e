import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, browserInstalled, type Device } from '../setup/browser';
import { versionAdded } from '../setup/callbackBodies';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import { API_KEY } from '../setup/workerUnderTest';

const DESKTOP: Device = { width: 1200, height: 800, mobile: false };
const PHONE: Device = { width: 375, height: 812, mobile: true, scale: 2, dark: true };

const PAGES = [
	'',
	'?span=week',
	'/deliveries',
	'/traffic',
	'/traffic?span=week',
	'/hooks',
	'/watches',
	'/quarantine',
	'/subscriptions/new',
];

if (browserInstalled) describe('the dashboard in a browser', browserTests);
else it.skip('the dashboard in a browser: not tested, chromium is not installed', () => undefined);

function browserTests(): void {
	const target = useTarget();
	const worker = useWorker({ target, environment: { DASHBOARD_ACTIONS: 'true' } });
	let browser: Browser;

	beforeAll(async () => {
		browser = await Browser.start();
		await browser.show(DESKTOP);
	});
	afterAll(() => browser.close());

	const open = (path = ''): Promise<void> => browser.open(`${worker.url}/dashboard${path}`);

	async function subscriptionPage(): Promise<string> {
		const { id } = await worker.subscribe(target.url('/phone'), {
			signingKey: 'secret',
			headers: { 'X-Api-Key-With-A-Long-Name-That-Must-Break-Somewhere-On-A-Phone': '1' },
		});
		return `/subscriptions/${id}`;
	}

	it('shows a dead letter with its reason, and replays it', async () => {
		const subscription = await worker.subscribe(target.url('/webhook/1'), { label: 'Drawings' });
		target.answer(400);
		await worker.callback(subscription, versionAdded({ name: 'A-101 Floor plan.dwg' }));
		const dead = async (): Promise<unknown[]> =>
			((await (await worker.api('GET', '/deliveries?status=dead')).json()) as { data: unknown[] })
				.data;
		await expect.poll(async () => (await dead()).length).toBe(1);
		target.answerOk();

		await open();
		expect(await browser.text('h1')).toBe('Log in');
		await browser.fill('#apiKey', 'not the right key');
		await browser.click('button.primary');
		expect(await browser.text('[role=alert]')).toBe('This is not a valid key of this worker.');
		await browser.fill('#apiKey', API_KEY);
		await browser.click('button.primary');
		expect(await browser.text('h1')).toBe('1 event could not be delivered');

		await browser.click('.events a');
		expect(await browser.text('main')).toContain('A-101 Floor plan.dwg');
		expect(await browser.text('.attempts')).toContain('The target answered 400');
		await browser.click('.actions button.primary');
		await expect.poll(dead).toEqual([]);
		await open();
		expect(await browser.text('h1')).toBe('Everything is working');
	});

	it('adds a receiver, shows its secret once, tests it, and rotates the secret', async () => {
		await open();
		await browser.click('.headline a');
		expect(await browser.text('h1')).toBe('New receiver');
		await browser.fill('#label', 'Archive');
		await browser.fill('#target', 'http://127.0.0.1:1/elsewhere');
		await browser.click('.form button.primary');
		expect(await browser.text('[role=alert]')).toContain('ALLOWED_TARGETS');

		await browser.fill('#target', target.url('/archive'));
		await browser.fill('#headers', 'X-Api-Key: of-the-archive');
		await browser.click('.form button.primary');
		expect(await browser.text('h1')).toBe('Archive');
		const secret = await browser.text('#signingSecret-once');
		expect(secret).toMatch(/^whsec_/);

		await browser.click('form[action$="/test"] button');
		expect(await browser.text('[role=status]')).toContain('the target answered 200');
		expect(target.at('/archive')).toMatchObject([{ headers: { 'x-api-key': 'of-the-archive' } }]);
		expect(await browser.text()).not.toContain(secret);
		await browser.click('form[action$="/rotate"] button');
		expect(await browser.text('#signingSecret-once')).toMatch(/^whsec_/);
		expect(await browser.text('#signingSecret-once')).not.toBe(secret);
		await open();
		expect(await browser.text('main')).toContain('Archive');
	});

	it('shows the queues without loading anything from other sites', async () => {
		browser.complaints.length = 0;
		await open('/queues');
		const text = async (): Promise<string> => await browser.text();
		await expect.poll(text).toContain('Drawings');
		expect(browser.complaints).toEqual([]);
	});

	it('fits a phone without scrolling sideways', async () => {
		for (const width of [320, 390]) {
			await browser.show({ ...PHONE, width });
			for (const path of [...PAGES, '/deliveries?status=delivered', await subscriptionPage()]) {
				await open(path);
				const wider = 'document.documentElement.scrollWidth > window.innerWidth';
				expect(await browser.evaluate(wider), `${path} at ${width}`).toBe(false);
			}
		}
	});

	it('shows charts of one subscription, whose parts stay where they are while the page loads', async () => {
		await browser.show(PHONE);
		await open('/traffic');
		await browser.click('.traffic-line');
		expect(await browser.text('h1')).toBe('Drawings');
		await browser.click('.tabs a[href$="span=day"]');
		expect(await browser.evaluate("document.querySelectorAll('.chart').length")).toBe(4);
		expect(await browser.evaluate("document.querySelectorAll('.plot rect.dead').length")).toBe(1);
		await browser.evaluate("document.querySelector('.figure-table summary').click()");
		expect(
			await browser.evaluate("document.querySelectorAll('.figure-table tbody tr').length"),
		).toBe(96);
		const wider = 'document.documentElement.scrollWidth > window.innerWidth';
		expect(await browser.evaluate(wider)).toBe(false);

		await open('/traffic');
		await browser.evaluate(`
			window.shift = 0;
			new PerformanceObserver((list) => {
				for (const { value } of list.getEntries()) window.shift += value;
			}).observe({ type: 'layout-shift', buffered: true });
			requestAnimationFrame(() => requestAnimationFrame(() => { window.settled = true; }))`);
		await expect.poll(() => browser.evaluate('window.settled')).toBe(true);
		expect(await browser.evaluate('window.shift')).toBe(0);
	});

	it('draws the last hour, with a text alternative', async () => {
		await open();
		expect(
			await browser.evaluate("document.querySelectorAll('.plot rect').length"),
		).toBeGreaterThan(0);
		const label = "document.querySelector('.plot svg').getAttribute('aria-label')";
		expect(await browser.evaluate(label)).toMatch(/\d received, 1 delivered, 1 attempt failed/);
	});

	it('follows its own Content-Security-Policy, and hides its session from scripts', async () => {
		for (const path of PAGES) await open(path);
		expect(browser.complaints.filter((text) => text.includes('Content Security'))).toEqual([]);
		await open();
		const fontOfStyle = "getComputedStyle(document.querySelector('.verdict')).borderRadius";
		expect(await browser.evaluate(fontOfStyle)).toBe('16px');
		expect(await browser.evaluate('document.cookie')).toBe('');
		expect(await browser.cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }]);
	});
}
