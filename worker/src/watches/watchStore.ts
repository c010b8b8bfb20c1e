import type { WatchOutcome } from '../../../protocol/worker/api/shapes/watch';
import type { RecordPlace, SealedDocuments } from '../encryption/sealedDocuments';
import type { Vault } from '../encryption/vault';
import { DocumentCollection } from '../store/documentCollection';
import type { DocumentStore } from '../store/documentStore';
import type { Changes } from './changeReports';
import { Snapshots } from './snapshot';
import { completeWatch } from './storedWatch';
import type { ListState, Watch } from './watch';

/** The list of one project, of a watch of all projects. */
export interface ProjectList extends ListState {
	/** GUID of the project, without `b.`. */
	id: string;
	name: string;
	/** When it was last polled; null if it has not been. ISO 8601 */
	polledAt: string | null;
	outcome: WatchOutcome | null;
	/** Why it failed or is suspicious, for people. */
	reason: string | null;
	changes: Changes;
}

/** Watches, and what they found at their last polls. */
export class WatchStore {
	readonly watches: DocumentCollection<Watch>;
	readonly snapshots: Snapshots;

	constructor(
		private readonly documents: DocumentStore,
		vault: Vault,
	) {
		this.watches = new DocumentCollection(documents, 'watch', completeWatch);
		this.snapshots = new Snapshots(documents, vault);
	}

	/** The projects of a watch of all projects, as far as they have been polled. */
	projectsOf(watchId: string): DocumentCollection<ProjectList> {
		return new DocumentCollection(this.documents, `watch-projects:${watchId}`);
	}

	/** The encrypted documents of all watches. */
	get sealed(): SealedDocuments {
		return {
			places: async () => {
				const places: RecordPlace[] = [];
				for (const { id } of await this.watches.all()) {
					for (const list of await this.#lists(id)) {
						places.push(...(await this.snapshots.places(list)));
					}
				}
				return places;
			},
			reseal: (place, value) => this.snapshots.reseal(place, value),
		};
	}

	/** @returns whether there was such a watch */
	async delete(id: string): Promise<boolean> {
		const existed = await this.watches.delete(id);
		await this.deleteFindings(id);
		return existed;
	}

	/** Deletes what a watch has found, such as that of a poll that was in progress when it was deleted. */
	async deleteFindings(id: string): Promise<void> {
		for (const list of await this.#lists(id)) await this.snapshots.deleteAll(list);
		const projects = this.projectsOf(id);
		for (const project of await projects.all()) await projects.delete(project.id);
	}

	async #lists(id: string): Promise<string[]> {
		const projects = await this.projectsOf(id).all();
		return [id, ...projects.map((project) => snapshotOf(id, project.id))];
	}
}

/** Where the snapshots of a project are, of a watch of all projects. */
export function snapshotOf(watchId: string, projectId: string): string {
	return `${watchId}:${projectId}`;
}
