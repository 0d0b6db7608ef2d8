import type { ApiRequest } from '../http/route.ts';
import { notFound } from '../http/org-error.ts';
import type { Job } from './job.ts';

/** Jobs one answer lists; more are behind `nextRecordsUrl`. */
const jobsPerPage = 1_000;

/** The jobs of one kind, oldest first. They live as long as the org. */
export class JobStore<J extends Job> {
  readonly #jobs = new Map<string, J>();
  readonly #path: string;
  #count = 0;

  /** `path` is the resource relative to the version, such as `/jobs/ingest`. */
  constructor(path: string) {
    this.#path = path;
  }

  nextNumber(): number {
    this.#count += 1;
    return this.#count;
  }

  add(job: J): void {
    this.#jobs.set(job.id, job);
  }

  remove(job: J): void {
    this.#jobs.delete(job.id);
  }

  /** The job of the `:id` part, given with 15 or 18 characters. @throws OrgError NOT_FOUND (404) */
  get(request: ApiRequest): J {
    const id = request.params['id'] ?? '';
    const job = this.#jobs.get(id) ?? (id.length === 15 ? this.#byShortId(id) : undefined);
    if (job === undefined) throw notFound();
    return job;
  }

  #byShortId(id: string): J | undefined {
    for (const job of this.#jobs.values()) if (job.id.startsWith(id)) return job;
    return undefined;
  }

  /** One page of all jobs, as `describe` shows them; `queryLocator` says where it starts. */
  list(request: ApiRequest, describe: (job: J) => unknown): Record<string, unknown> {
    const from = Number(request.query.get('queryLocator') ?? '0') || 0;
    const jobs = [...this.#jobs.values()];
    const next = from + jobsPerPage;
    const done = next >= jobs.length;
    return {
      done,
      records: jobs.slice(from, next).map(describe),
      nextRecordsUrl: done ? null : `/services/data/v${request.version}${this.#path}?queryLocator=${next}`,
    };
  }
}
