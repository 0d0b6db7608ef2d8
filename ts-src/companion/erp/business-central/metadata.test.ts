import { describe, expect, test } from 'vitest';
import { parseMetadata } from './metadata.ts';

const EDMX = `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Microsoft.NAV" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <EnumType Name="salesInvoiceStatus"><Member Name="_x0020_" Value="0"/><Member Name="In_x0020_Review" Value="2"/></EnumType>
  <EntityType Name="salesInvoice"><Key><PropertyRef Name="id"/></Key>
    <Property Name="id" Type="Edm.Guid" Nullable="false"/>
    <Property Name="number" Type="Edm.String" MaxLength="20"/>
    <Property Name="status" Type="Microsoft.NAV.salesInvoiceStatus"/>
    <Property Name="total" Type="Edm.Decimal" Scale="Variable"/>
    <Property Name="tax &amp; more" Type="Edm.Something"/>
    <NavigationProperty Name="salesInvoiceLines" Type="Collection(Microsoft.NAV.salesInvoiceLine)"/>
    <NavigationProperty Name="currency" Type="Microsoft.NAV.currency"/>
  </EntityType>
  <EntityType Name="salesInvoiceLine"><Property Name="id" Type="Edm.Guid"/></EntityType>
  <EntityType Name="vehicle"><Property Name="systemId" Type="Edm.Guid"/><Property Name="id" Type="Edm.Int32"/>
    <Property Name="systemModifiedAt" Type="Edm.DateTimeOffset"/></EntityType>
  <EntityContainer Name="NAV"><EntitySet Name="salesInvoices" EntityType="Microsoft.NAV.salesInvoice"/>
    <EntitySet Name="vehicles" EntityType="Microsoft.NAV.vehicle">
      <Annotation Term="Org.OData.Capabilities.V1.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="true"/></Record></Annotation>
      <Annotation Term="Org.OData.Capabilities.V1.UpdateRestrictions"><Record><PropertyValue Property="Updatable" Bool="false"/></Record></Annotation>
    </EntitySet></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`;

describe('$metadata', () => {
  test('tells entities, sets, fields with types and lengths, enum members and navigations', () => {
    const shapes = parseMetadata(EDMX, 'bc.test');
    const invoice = shapes.get('salesInvoice');
    expect(invoice?.set).toBe('salesInvoices');
    expect([...(invoice?.fields.values() ?? [])]).toEqual([
      { name: 'id', type: 'guid' },
      { name: 'number', type: 'text', maxLength: 20 },
      { name: 'status', type: 'enum', values: ['', 'In Review'] },
      { name: 'total', type: 'number' },
      { name: 'tax & more', type: 'other' },
    ]);
    expect(invoice?.navigation).toEqual({ salesInvoiceLines: 'salesInvoiceLine', currency: 'currency' });
    expect(shapes.get('salesInvoiceLine')?.set).toBe('');
  });

  test('finds the system id and the stamp by name and type, and what a set says of changes', () => {
    const shapes = parseMetadata(EDMX, 'bc.test');
    expect(shapes.get('vehicle')).toMatchObject({ key: 'systemId', stamp: 'systemModifiedAt', updatable: false });
    expect(shapes.get('salesInvoice')).toMatchObject({ key: 'id', stamp: null, updatable: null });
  });

  test.each([
    ['', 'BC_MALFORMED_ANSWER'],
    ['not xml', 'BC_MALFORMED_ANSWER'],
    ['<edmx:Edmx', 'BC_MALFORMED_ANSWER'],
    ['<html><body>Sign in</body></html>', 'BC_HTML_ANSWER'],
    ['<!DOCTYPE html><html></html>', 'BC_HTML_ANSWER'],
  ])('%j is refused with a code', (xml, code) => {
    expect(() => parseMetadata(xml, 'bc.test')).toThrow(expect.objectContaining({ code }));
  });
});
