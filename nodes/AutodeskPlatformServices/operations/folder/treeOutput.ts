import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { isSimplified } from '../../../fields/simplify';
import { atMost } from '../../../operations/atMost';
import type { OperationRun } from '../../../operations/operation';
import { treeEntry } from '../../../records/treeEntry';
import type { FoundEntry, TreeFolder, Visit } from '../../../trees/walk';
import { problemOf } from '../../../trees/unreadable';

/** More would not fit into a hint that people read. */
const SHOWN_FOLDERS = 10;

/** An entry of the tree as it is returned. */
export interface TreeRow {
	/** Set for a folder. */
	folderId: string | undefined;
	record: IDataObject;
}

/** Collects what a walk through a tree returns, and what could not be read. */
export class TreeOutput {
	readonly #records: IDataObject[] = [];
	/** Items of their own for folders that could not be read and are not among the records. */
	readonly #unreadable: IDataObject[] = [];
	readonly #folders = new Map<string, IDataObject>();
	readonly #unreadablePaths: string[] = [];
	readonly #isSimplified: boolean;

	constructor(
		private readonly run: OperationRun,
		private readonly projectId: string,
		private readonly ifUnreadable: string,
		private readonly limit: number | undefined,
	) {
		this.#isSimplified = isSimplified(run);
	}

	/** Whether the limit is reached. */
	get isFull(): boolean {
		return this.limit !== undefined && this.#records.length >= this.limit;
	}

	/** The form in which an entry is returned. Called as it arrives, so that Autodesk's long form is not kept. */
	row({ resource, tip, path, name }: Omit<FoundEntry, 'depth'>): TreeRow {
		const { projectId } = this;
		const record = this.#isSimplified
			? treeEntry(resource, tip, { name, path, projectId })
			: { ...resource, included: tip ? [tip] : [], path, projectId, problem: null };
		return { folderId: resource.type === 'folders' ? resource.id : undefined, record };
	}

	/** @throws NodeOperationError if the folder could not be read and that should fail the node */
	add({ folder, rows, failure }: Visit<TreeRow>): void {
		const left = this.limit === undefined ? Infinity : this.limit - this.#records.length;
		for (const { folderId, record } of rows.slice(0, left)) {
			this.#records.push(record);
			if (folderId !== undefined) this.#folders.set(folderId, record);
		}
		if (failure === undefined) return;
		const problem = problemOf(failure.error, failure.pages);
		if (this.ifUnreadable === 'fail') throw this.failed(folder, problem);
		this.#unreadablePaths.push(folder.path);
		if (this.ifUnreadable !== 'item') return;
		const known = this.#folders.get(folder.id);
		if (known === undefined) this.#unreadable.push(this.itemOf(folder, problem));
		else known.problem = problem;
	}

	/** All records. Adds a hint that names the folders that could not be read. */
	finish(): IDataObject[] {
		const paths = this.#unreadablePaths;
		if (paths.length > 0) {
			const listed = atMost(SHOWN_FOLDERS, paths).join(', ');
			const what = paths.length === 1 ? '1 folder' : `${paths.length} folders`;
			this.run.ctx.addExecutionHints({
				message: `${what} could not be read completely, so entries are missing: ${listed}.`,
			});
		}
		return [...this.#records, ...this.#unreadable];
	}

	private itemOf({ id, path }: TreeFolder, problem: string): IDataObject {
		const name = path.split('/').pop() ?? id;
		const resource: JsonApiResource = { type: 'folders', id, attributes: { name } };
		const record = this.row({ resource, tip: undefined, name, path }).record;
		return { ...record, problem };
	}

	private failed({ id, path }: TreeFolder, problem: string): NodeOperationError {
		const { ctx, itemIndex, operation } = this.run;
		return new NodeOperationError(
			ctx.getNode(),
			`${operation.summary}: the folder "${path}" could not be read`,
			{
				itemIndex,
				description: `${problem}. Its ID is ${id}. Nothing was returned. To get everything else, choose another setting under Options > If Folder Cannot Be Read`,
			},
		);
	}
}
