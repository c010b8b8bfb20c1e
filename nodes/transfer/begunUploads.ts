import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isJsonObject } from '../../protocol/json';

/** An upload that has begun, as plain data. */
export interface BegunUpload {
	uploadKey: string;
	partSize: number;
	/** The parts that S3 has, by number, with their ETags. */
	eTags: Array<[number, string | null]>;
}

type Memory = 'uploads' | 'storages';

/**
 * What a node remembers of its uploads until they are complete. It is kept in the execution, so that Retry
 * On Fail, and a retry of the failed execution, send only the parts that are missing. When n8n itself
 * dies, the execution is not saved, and the next one starts from the beginning.
 */
export class BegunUploads {
	constructor(private readonly ctx: IExecuteFunctions) {}

	/** @param id the same for the same content at the same destination; undefined is never found */
	find(id: string | undefined): BegunUpload | undefined {
		const begun: unknown = id === undefined ? undefined : this.all('uploads')[id];
		return isBegunUpload(begun) ? begun : undefined;
	}

	/** Adds a part that S3 has. The upload may have thousands, so what is known of it is not written again. */
	remember(
		id: string | undefined,
		{ uploadKey, partSize }: Omit<BegunUpload, 'eTags'>,
		part: number,
		eTag: string | undefined,
	): void {
		if (id === undefined) return;
		const uploads = this.all('uploads');
		const known = this.find(id);
		const isSame = known?.uploadKey === uploadKey && known.partSize === partSize;
		const begun = isSame ? known : { uploadKey, partSize, eTags: [] };
		begun.eTags.push([part, eTag ?? null]);
		if (!isSame) uploads[id] = { ...begun };
	}

	forget(id: string | undefined): void {
		if (id !== undefined) delete this.all('uploads')[id];
	}

	/** The storage object created for an upload that is not complete. @param id as in {@link find} */
	storage(id: string | undefined): string | undefined {
		const storageId: unknown = id === undefined ? undefined : this.all('storages')[id];
		return typeof storageId === 'string' ? storageId : undefined;
	}

	/** @param storageId undefined forgets it */
	rememberStorage(id: string | undefined, storageId: string | undefined): void {
		if (id === undefined) return;
		if (storageId === undefined) delete this.all('storages')[id];
		else this.all('storages')[id] = storageId;
	}

	private all(memory: Memory): IDataObject {
		const context = this.ctx.getContext('node');
		if (!isJsonObject(context[memory])) context[memory] = {};
		return context[memory] as IDataObject;
	}
}

function isBegunUpload(value: unknown): value is BegunUpload {
	return (
		isJsonObject(value) &&
		typeof value.uploadKey === 'string' &&
		typeof value.partSize === 'number' &&
		Array.isArray(value.eTags)
	);
}
