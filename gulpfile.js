const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

/** Folders that are part of the package. Everything below them keeps its place under `dist`. */
const PACKAGED = '{nodes,credentials,icons}';

function clean() {
	return rm('dist', { recursive: true, force: true });
}

/** Type errors end the build: gulp passes on the exit code. */
function compile() {
	return spawn(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' });
}

/** Without `encoding: false` gulp 5 reads files as UTF-8 text and corrupts PNGs. */
function icons() {
	return src(`${PACKAGED}/**/*.{svg,png}`, { base: '.', encoding: false }).pipe(dest('dist'));
}

/** What n8n reads beside a node: its codex, and the output schemas for previews. */
function descriptions() {
	return src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], { base: '.' }).pipe(
		dest('dist'),
	);
}

const assets = parallel(icons, descriptions);

module.exports = {
	assets,
	build: series(clean, compile, assets),
	clean,
	compile,
	descriptions,
	icons,
};
