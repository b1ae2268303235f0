/** Something that readers ask for and the tables cannot give. */

export interface NotMeasured {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}
