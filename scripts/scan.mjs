/**
 * n8n's verification scan, without the network: the sources as in the repository, and the tarball as
 * it would be published. The online scan adds only the check of npm's provenance attestation.
 *
 * Usage: npm run build && npm run scan
 */
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { withUnpackedPackage } from './packedFiles.mjs';

const source = await analyzePackage(process.cwd(), SOURCE_FILE_PATTERNS);
const tarball = await withUnpackedPackage((folder) =>
	analyzePackage(folder, ['**/*.js', 'package.json']),
);

for (const [name, result] of Object.entries({ source, tarball })) {
	console.log(`${name}: ${result.passed ? 'passed' : 'refused'}`);
	if (result.passed) continue;
	console.error(result.details ?? result.message);
	process.exitCode = 1;
}
