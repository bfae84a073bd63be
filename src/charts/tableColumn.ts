/** A column of a chart's table view and of its CSV. */
export interface TableColumn {
  /** Field of the row. */
  readonly name: string;
  /** Header, with the unit. */
  readonly label: string;
  /** SQL type: decides alignment and format. */
  readonly type: string;
  /** Explains the column, on hover. */
  readonly doc?: string;
  /** Pixels; by default from type and label. */
  readonly width?: number;
}
