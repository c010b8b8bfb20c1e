import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import type { Catalogue } from './catalogue';
import { choices } from './choices';
import { readCatalogue } from './readCatalogue';

/** Where `npm run docs` writes the page, and GitHub Pages serves it from. */
export const SETUP_GUIDE_PATH = 'docs/setup.html';

const DESCRIPTION =
	'Choose what you want to do with Autodesk in n8n, and see the scopes, APIs, credential and steps it takes.';

/**
 * The setup guide: one file without references to others, so that it works from a disk. Its policy
 * allows exactly its own style and script, and no connections.
 */
export async function setupGuide(): Promise<string> {
	const catalogue = await readCatalogue();
	const style = (await readFile('scripts/setupGuide/style.css', 'utf8')).trim();
	const script = await browserScript();
	const policy = `default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'`;
	return `<!doctype html>
<!-- Written by npm run docs from nodes/*/operations/ and protocol/events/; do not edit. -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${DESCRIPTION}">
<title>Set up Autodesk Platform Services in n8n</title>
<style>${style}</style>
</head>
<body>
${choices(catalogue)}
<script type="application/json" id="catalogue">${inScript(catalogue)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** Bundled and minified, so that the same source always makes the same page. */
async function browserScript(): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: ['scripts/setupGuide/browser/main.ts'],
		bundle: true,
		minify: true,
		write: false,
		format: 'iife',
		target: 'es2022',
		charset: 'utf8',
		tsconfigRaw: {},
	});
	return outputFiles[0].text.trim();
}

function hash(text: string): string {
	return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** JSON that cannot end its script element. */
function inScript(catalogue: Catalogue): string {
	return JSON.stringify(catalogue).replaceAll('<', '\\u003c');
}
