// node failures.mjs <report.json>: lists the failed tests of a vitest run, with a short reason each.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const SHOWN_LINES = 4;

const { testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const { name, status, message, assertionResults } of testResults) {
	const file = relative(process.cwd(), name);
	const failed = assertionResults.filter((test) => test.status === 'failed');
	for (const test of failed) show(`${file} > ${test.fullName}`, test.failureMessages.join('\n'));
	// A file that does not load, or whose setup fails, has no failed test.
	if (status === 'failed' && failed.length === 0) show(file, message);
}

function show(title, reason) {
	console.log(title);
	for (const line of reason.split('\n').slice(0, SHOWN_LINES)) console.log(`    ${line}`);
}
