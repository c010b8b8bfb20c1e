import { globSync, readFileSync } from 'node:fs';
import { dirname, normalize, join } from 'node:path';
import ts from 'typescript';

/** Each file's imports from this project, including types. Paths are relative to the repository. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Reads the imports of all files in the given folders. @throws Error if an imported file does not exist */
export function importsIn(folders: readonly string[]): Imports {
	const files = globSync(folders.map((folder) => `${folder}/**/*.ts`));
	return new Map(files.map((file) => [file, importsOf(file)]));
}

/** The imports between the folders of the files. Imports within one folder do not count. */
export function betweenFolders(imports: Imports): Imports {
	const folders = new Map<string, string[]>();
	for (const [file, targets] of imports) {
		const others = targets.map(dirname).filter((folder) => folder !== dirname(file));
		folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), ...others]);
	}
	return folders;
}

/** One cycle, for example `a, b, a`; empty if there is none. */
export function findCircle(imports: Imports): string[] {
	const done = new Set<string>();
	const way: string[] = [];
	const walk = (file: string): string[] => {
		if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
		if (done.has(file)) return [];
		done.add(file);
		way.push(file);
		for (const target of imports.get(file) ?? []) {
			const circle = walk(target);
			if (circle.length > 0) return circle;
		}
		way.pop();
		return [];
	};
	for (const file of imports.keys()) {
		const circle = walk(file);
		if (circle.length > 0) return circle;
	}
	return [];
}

function importsOf(file: string): string[] {
	return ts
		.preProcessFile(readFileSync(file, 'utf8'))
		.importedFiles.map(({ fileName }) => fileName)
		.filter((name) => name.startsWith('.'))
		.map((name) => resolve(file, name))
		.filter((path) => path.endsWith('.ts'));
}

function resolve(file: string, name: string): string {
	const path = normalize(join(dirname(file), name));
	const candidates = [path, `${path}.ts`, join(path, 'index.ts')];
	const found = candidates.find((candidate) => ts.sys.fileExists(candidate));
	if (!found) throw new Error(`${file} imports "${name}", which does not exist`);
	return found;
}
