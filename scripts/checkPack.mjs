/**
 * Refuses a tarball that holds anything but what n8n needs, or that lacks a file which package.json
 * promises to n8n, and prints its size.
 *
 * Usage: npm run build && npm run pack:check
 */
import { readFile } from 'node:fs/promises';
import { packedFiles } from './packedFiles.mjs';

const ALLOWED = [
	/^dist\/(nodes|credentials|protocol)\/.+\.(js|d\.ts|js\.map|json|svg|png)$/,
	/^dist\/icons\/[^/]+\.(svg|png)$/,
	/^(README|LICENSE|CHANGELOG)\.md$/,
	/^package\.json$/,
];
const PROMISED = ['README.md', 'LICENSE.md', 'CHANGELOG.md', 'package.json'];

const { n8n } = JSON.parse(await readFile('package.json', 'utf8'));
const { files, size, unpackedSize } = await packedFiles();
const paths = files.map(({ path }) => path);

const unexpected = paths.filter((path) => !ALLOWED.some((pattern) => pattern.test(path)));
const missing = [...PROMISED, ...n8n.credentials, ...n8n.nodes].filter(
	(path) => !paths.includes(path),
);

for (const path of unexpected) console.error(`Does not belong into the package: ${path}`);
for (const path of missing) console.error(`Missing in the package: ${path}`);
console.log(
	`${paths.length} files, ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked`,
);
if (unexpected.length + missing.length > 0) process.exitCode = 1;

function kilobytes(bytes) {
	return `${(bytes / 1000).toFixed(1)} kB`;
}
