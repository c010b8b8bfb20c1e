import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser } from '../../worker/test/setup/browser';
import { SETUP_GUIDE_PATH } from './page';

/**
 * Takes the screenshot of the setup guide for the README:
 * `npx tsx scripts/setupGuide/picture.ts` (needs Chromium).
 */

const CHOICE =
	'#do=folder.upload&on=data/dm.version.added&as=3L&runs=byMe&n8n=https://n8n.example.com';

async function main(): Promise<void> {
	const browser = await Browser.start();
	try {
		await browser.show({ width: 1180, height: 860, mobile: false, scale: 1.5 });
		await browser.open(pathToFileURL(resolve(SETUP_GUIDE_PATH)).href + CHOICE);
		await browser.picture('docs/images/setup-guide.png', 860);
	} finally {
		await browser.close();
	}
}

void main();
