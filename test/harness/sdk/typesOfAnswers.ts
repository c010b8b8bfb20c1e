import { join } from 'node:path';
import ts from 'typescript';

/** An answer, and the declared type it has to be of, as TypeScript. */
export interface TypedAnswer {
	name: string;
	type: string;
	answer: unknown;
}

const ROOT = join(import.meta.dirname, '../../..');
/** Where the file with all answers would be; it is never written. */
const FILE = join(ROOT, 'test/harness/sdk/answers.ts');

const OPTIONS: ts.CompilerOptions = {
	strict: true,
	noEmit: true,
	skipLibCheck: true,
	module: ts.ModuleKind.CommonJS,
	target: ts.ScriptTarget.ES2022,
	lib: ['lib.es2022.d.ts'],
	types: ['node'],
};

/**
 * A declared type as JSON can be of it. The SDKs forget that fields can be null, which the documentation says,
 * and write `object` for anything at all.
 */
const LOOSE = `
type Loose<T> = T extends readonly (infer E)[] ? readonly Loose<E>[]
	: T extends object ? (keyof T extends never ? unknown : { readonly [K in keyof T]: Loose<T[K]> | null })
	: T;`;

/**
 * Lets the compiler compare answers with types. Fields that a type does not know are no difference: Autodesk
 * answers more than its types say, too.
 *
 * @returns what differs, by the name of the answer; empty if nothing does
 */
export function differencesFromTypes(answers: readonly TypedAnswer[]): Record<string, string> {
	const statements = answers.map(
		({ type, answer }, index) =>
			`const json${index} = ${JSON.stringify(answer) ?? 'undefined'} as const; const typed${index}: Loose<${type}> = json${index};`,
	);
	const source = [...statements, LOOSE].join('\n');
	const host = ts.createCompilerHost(OPTIONS);
	const { getSourceFile, fileExists } = host;
	host.fileExists = (name) => name === FILE || fileExists(name);
	host.getSourceFile = (name, ...rest) =>
		name === FILE ? ts.createSourceFile(name, source, rest[0]) : getSourceFile(name, ...rest);
	const program = ts.createProgram([FILE], OPTIONS, host);
	const file = program.getSourceFile(FILE);
	const differences = ts.getPreEmitDiagnostics(program, file).map((diagnostic) => {
		const { line } = ts.getLineAndCharacterOfPosition(file!, diagnostic.start ?? 0);
		const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
		return [answers[line]?.name ?? 'all', text.split('\n').slice(1).join(' ') || text];
	});
	return Object.fromEntries(differences) as Record<string, string>;
}
