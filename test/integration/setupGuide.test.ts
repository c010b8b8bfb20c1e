import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SETUP_GUIDE_PATH } from '../../scripts/setupGuide/page';
import { Browser, browserInstalled } from '../../worker/test/setup/browser';
import type { Device } from '../../worker/test/setup/browser';

const PAGE = pathToFileURL(resolve(SETUP_GUIDE_PATH)).href;
const DESKTOP: Device = { width: 1280, height: 900, mobile: false };
const PHONE: Device = { width: 320, height: 700, mobile: true, scale: 2, dark: true };

if (browserInstalled) describe('the setup guide in a browser', browserTests);
else
	it.skip('the setup guide in a browser: not tested, Chromium is not installed', () => undefined);

function browserTests(): void {
	let browser: Browser;

	beforeAll(async () => {
		browser = await Browser.start();
		await browser.show(DESKTOP);
	});
	afterAll(() => browser.close());

	/** Opens the page from the disk. A new address with another hash alone would not load it again. */
	async function open(hash = ''): Promise<void> {
		await browser.open('about:blank');
		await browser.open(PAGE + hash);
	}

	const input = (value: string): string => `document.querySelector('input[value="${value}"]')`;
	const click = (value: string): Promise<unknown> => browser.evaluate(`${input(value)}.click()`);
	const checked = (value: string): Promise<unknown> => browser.evaluate(`${input(value)}.checked`);
	const hash = (): Promise<unknown> => browser.evaluate('location.hash');
	const steps = (): Promise<string> => browser.text('#steps');

	it('shows scopes, APIs, credential and first test for what is ticked', async () => {
		await open();
		expect(await browser.text('#summary')).toContain('Choose an example');
		await click('folder.upload');
		await click('data/dm.version.added');
		expect(await browser.text('#summary')).toBe('1 action and 1 event: 1 credential with 3 scopes');
		for (const text of ['Webhooks API', 'data:create', 'Custom Integrations', 'Hub: Get Many']) {
			expect(await steps()).toContain(text);
		}
		expect(await hash()).toBe('#do=folder.upload&on=data/dm.version.added');
	});

	it('shows the same again for a shared address, and what it names in vain', async () => {
		await open('#do=gone.operation,folder.upload&as=3L&n8n=https://n8n.example.com');
		expect(await checked('folder.upload')).toBe(true);
		expect(await checked('3L')).toBe(true);
		expect(await browser.text('#unknown')).toContain('gone.operation');
		expect(await steps()).toContain('https://n8n.example.com/rest/oauth2-credential/callback');
	});

	it('changes the steps with the credential', async () => {
		await open('#do=hub.getAll');
		expect(await checked('SSA')).toBe(true);
		await click('3L');
		expect(await steps()).toContain('Traditional Web App');
		expect(await hash()).toBe('#do=hub.getAll&as=3L');
	});

	it('ticks what an example workflow uses, and clears it again', async () => {
		await open();
		await click('new-file-version-through-worker');
		expect(await checked('data/dm.version.added')).toBe(true);
		expect(await checked('worker')).toBe(true);
		await click('new-file-version-through-worker');
		expect(await checked('data/dm.version.added')).toBe(false);
	});

	it('finds actions by Autodesk’s name, and opens their group', async () => {
		await open();
		await browser.fill('#search', 'item tip');
		await browser.evaluate(
			"document.querySelector('#search').dispatchEvent(new Event('input', { bubbles: true }))",
		);
		expect(await browser.text('#found')).toBe('1 found');
		expect(
			await browser.evaluate(`${input('file.getNewestVersion')}.closest('details').open`),
		).toBe(true);
	});

	it('reads an address as text, never as HTML', async () => {
		await open('#do=hub.getAll&as=3L&n8n=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E');
		expect(await browser.evaluate("document.querySelectorAll('#steps img').length")).toBe(0);
		expect(await steps()).toContain('<img src=x');
	});

	it('fits a phone without scrolling sideways, and leads to the steps', async () => {
		await browser.show(PHONE);
		await open('#do=bucket.getAll,projectUser.create&on=data/dm.version.added&as=3L');
		expect(await browser.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
		await browser.evaluate("document.querySelector('#jump').click()");
		expect(await browser.evaluate('document.activeElement.id')).toBe('plan');
		expect(await hash()).toContain('#do=bucket.getAll');
		await browser.show(DESKTOP);
	});

	it('has a label for every field and button', async () => {
		await open('#do=hub.getAll&as=3L');
		const unnamed = `[...document.querySelectorAll('input')].filter(({ labels }) => labels.length === 0).length
			+ [...document.querySelectorAll('button')].filter(({ textContent }) => textContent.trim() === '').length`;
		expect(await browser.evaluate(unnamed)).toBe(0);
	});

	it('requests nothing and violates no policy', async () => {
		browser.complaints.length = 0;
		await open('#do=hub.getAll');
		expect(await browser.evaluate("performance.getEntriesByType('resource').length")).toBe(0);
		expect(browser.complaints).toEqual([]);
	});
}
